"""The ward's trained officer screens a child's work; the law says what it is a sign of."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases import rules
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, CatalogueEntry, Screening
from tuoitho.cases.models.screenings import born_between
from tuoitho.law.work import Band, Catalogue, Judgement, Verdict, WorkFacts, judge, read_facts, see_also


@action("cases.screen")
def screen(
    *, case: Case, facts: Mapping[str, Any], note: str, key: UUID, seen: int, by: Actor, at: datetime
) -> Screening:
    """Judge the facts by the law and the age of the day of the work, and keep both.

    `facts`: a record of `law.work.read_facts`; what is not in it is not known. `key`: made with the page.
    """
    move = Move.begin(case, "screen", seen, by, at)
    today = timezone.localdate(at)
    worked_on = _day(facts.get("on")) or today
    if worked_on > today:
        raise _refusal(_("Ngày làm việc chưa đến."))
    catalogue = CatalogueEntry.objects.merged(worked_on)
    read = _read(move.case, facts, catalogue)
    judgement = judge(read, catalogue)
    made = Screening.objects.create(
        key=key,
        case=move.case,
        facts=dict(facts) | {"born": [day.isoformat() for day in read.born or ()]},
        judgement=_kept(read, judgement, catalogue),
        note=note or None,
        catalogue_version=catalogue.version,
        officer=rules.user_of(by),
        made_at=at,
        by=by.key,
    )
    _conclude(move.case, judgement)
    move.done()
    return made


def _read(case: Case, facts: Mapping[str, Any], catalogue: Catalogue) -> WorkFacts:
    try:
        read = read_facts(facts, catalogue)
    except ValueError as fault:
        raise _refusal(str(fault)) from None
    born = born_between(case.child)
    if born and read.on and born[0] > read.on:
        raise _refusal(_("Ngày làm việc trước ngày sinh của em."))
    return replace(read, born=born) if born else read


def _kept(facts: WorkFacts, judgement: Judgement, catalogue: Catalogue) -> dict[str, Any]:
    """The judgement with the words it rests on, so that it reads the same after the catalogue has changed."""
    task, place = catalogue.tasks.get(facts.task or ""), catalogue.places.get(facts.place or "")
    return {
        **asdict(judgement),
        "see_also": see_also(facts, judgement),
        "task": asdict(task) if task else None,
        "place": asdict(place) if place else None,
    }


def _conclude(case: Case, judgement: Judgement) -> None:
    """What the case says of labour: as last screened. A screening that could not tell takes back no earlier one."""
    grown = judgement.verdict is Verdict.OUT_OF_SCOPE and judgement.band is Band.ADULT
    if judgement.verdict is Verdict.UNLAWFUL:
        case.in_labour, case.hazardous = True, judgement.hazardous
    elif judgement.verdict is Verdict.LAWFUL or grown:
        case.in_labour, case.hazardous = False, judgement.hazardous


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if value else None


def _refusal(sentence: str) -> Refused:
    return Refused(sentence, kept=_("Những gì đã ghi còn trên trang."), code="cases.screen")
