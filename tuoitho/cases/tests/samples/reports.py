"""The pages of reports, of the roster and of what one told oneself."""

from datetime import timedelta
from functools import partial

from tests.cast import NOW, World
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.models import Report, ReportPhoto, Watch
from tuoitho.cases.tests.stage import a_report
from tuoitho.cases.urls import OF_INBOX
from tuoitho.cases.workflow import REPORTS, ReportState


def two_reports(world: World, **more) -> tuple[Report, Report]:
    """One in the ward's inbox, one in the other ward's."""
    return a_report(world.ward, **more), a_report(world.other_ward, **more)


def a_photo(report: Report) -> ReportPhoto:
    kept = [files.keep("a.jpg", b"\xff\xd8 " + words, by=SYSTEM, at=NOW) for words in (b"original", b"working")]
    return ReportPhoto.objects.create(report=report, original=kept[0], working=kept[1])


def _keys(world: World, **more) -> tuple[dict, dict]:
    inside, outside = two_reports(world, **more)
    return {"key": inside.key}, {"key": outside.key}


def _paper(world: World) -> tuple[dict, dict]:
    inside, outside = _keys(world)
    return inside | {"kind": "pdf"}, outside | {"kind": "pdf"}


def _photos(world: World) -> tuple[dict, dict]:
    words = [{"key": one.key, "photo": a_photo(one).working.key} for one in two_reports(world)]
    return words[0], words[1]


def _told(world: World, **more) -> tuple[dict, dict]:
    """Lan's own, and Ngọc's of the other school."""
    lan = a_report(world.ward, reporter=world.lan, school=world.primary, channel="staff", **more)
    ngoc = a_report(world.other_ward, reporter=world.ngoc, school=world.other_school, channel="staff", **more)
    return {"key": lan.key}, {"key": ngoc.key}


def _own_paper(world: World) -> tuple[dict, dict]:
    inside, outside = _told(world)
    return inside | {"paper": "form-01", "kind": "pdf"}, outside | {"paper": "form-01", "kind": "pdf"}


def _turns(world: World) -> tuple[dict, dict]:
    hours = {"starts_at": NOW, "ends_at": NOW + timedelta(hours=12), "phone": "0901 000 001", "set_at": NOW, "by": "x"}
    inside = Watch.objects.create(unit=world.ward, user=world.son, **hours)
    outside = Watch.objects.create(unit=world.other_ward, user=world.vinh, **hours)
    return {"key": inside.key}, {"key": outside.key}


def _from(verb: str) -> str:
    return next(state for state, verbs in REPORTS.items() if verb in verbs)


REPORT = {
    "cases:report": _keys,
    "cases:report_paper": _paper,
    "cases:report_photo": _photos,
    "cases:hand_original": _photos,
    "cases:my_report": _told,
    "cases:own_paper": _own_paper,
    "cases:file_answer": _told,
    "cases:answer_ward": partial(_told, state=ReportState.TAKEN, needs_school=True),
    "cases:end_watch": _turns,
    **{f"cases:{verb.__name__}": partial(_keys, state=_from(verb.__name__)) for verb in OF_INBOX},
}
