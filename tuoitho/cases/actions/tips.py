"""Someone told: without an account, without a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.cases.models import Report, ReportPhoto, ReportStep
from tuoitho.cases.models.codes import digest_of, new_code
from tuoitho.cases.models.routing import passed_by, tip_receiver
from tuoitho.cases.models.tips import Tip
from tuoitho.documents.reading import Picture


@dataclass(frozen=True)
class Received:
    """`code`: to be shown once. `photo_kept`: False where a photo came and could not be kept; the tip itself is."""

    report: Report
    code: str
    photo_kept: bool


@action("cases.receive_tip")
def receive_tip(*, tip: Tip, by: Actor, at: datetime) -> Received:
    """Keep what was told and where it goes; nothing of the telephone or network it came from is kept.

    Nobody at a school receives a tip. A store that takes no more files costs the photo, never the tip. `Refused` when
    the ward is not known and there is no city's centre to take it.
    """
    receiver = tip_receiver(tip.ward, tip.concern, timezone.localdate(at))
    if receiver is None:
        raise Refused(
            _("Chưa rõ phường nào nên tin chưa đến được ai."),
            kept=_("Những gì bạn ghi còn trên trang."),
            todo=_("Hãy chọn một phường gần nơi đó nhất, hoặc gọi 111."),
            code="cases.receive_tip",
        )
    code = new_code()
    report = Report.objects.create(
        channel=tip.channel,
        happened_in=tip.ward,
        receiver=receiver,
        concern=tip.concern,
        passes_by=passed_by(tip.ward, None, tip.concern) if tip.ward else None,
        danger=tip.danger,
        saw=tip.saw,
        place=tip.place or None,
        seen=tip.seen or None,
        reporter_contact=tip.contact or None,
        digest=digest_of(code),
        received_at=at,
        by=by.key,
    )
    kept = tip.photo is None or _keep_photo(report, tip.photo, by, at)
    ReportStep.objects.create(report=report, verb="receive_tip", state=report.state, at=at, by=by.key)
    fields = [*_told(tip), *(["photo"] if tip.photo and kept else [])]
    record(by=by, at=at, verb="cases.receive_tip", subject=report.key, unit=receiver.code, fields=fields)
    return Received(report, code, kept)


def _keep_photo(report: Report, photo: Picture, by: Actor, at: datetime) -> bool:
    """The original for the police and the working copy, both sealed; False when the store takes no more."""
    try:
        with transaction.atomic():
            original = files.keep(f"original.{photo.kind}", photo.original, by=by, at=at)
            working = files.keep("working.jpg", photo.working, by=by, at=at)
            ReportPhoto.objects.create(report=report, original=original, working=working)
    except OSError:
        return False
    return True


def _told(tip: Tip) -> Iterator[str]:
    """The names of the questions that were answered."""
    for name in ("saw", "ward", "place", "seen", "danger", "concern", "contact"):
        if getattr(tip, name):
            yield name
