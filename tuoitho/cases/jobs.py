"""What runs by the clock and the calendar, and long work. Thin: each ends in actions."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from tuoitho.base.actors import SYSTEM, Actor, System
from tuoitho.base.clock import now
from tuoitho.base.models import Work
from tuoitho.base.refusals import Refused
from tuoitho.base.work import progress
from tuoitho.cases.actions import exports, flags, retention, weights
from tuoitho.cases.actions.calendar import follow_reform, reconsider_age
from tuoitho.cases.actions.reminding import remind
from tuoitho.cases.models import Case
from tuoitho.cases.models.cells import refresh_all
from tuoitho.cases.models.exports import export_of_key, exports_over
from tuoitho.cases.models.reminders import CALL_LADDER, DAY_LADDER, HOUR_LADDER, Rung, due_rungs
from tuoitho.cases.models.retention import children_due, reports_due
from tuoitho.cases.pages.exports import export_pdf
from tuoitho.cases.pages.reminders import remindings
from tuoitho.cases.pages.terms import about_calls, about_clock
from tuoitho.cases.queries import calendar, weighing
from tuoitho.cases.queries.handovers import cases_adrift, wards_after
from tuoitho.cases.queries.reports import reports_to_remind
from tuoitho.law.terms import TermUnit
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries import viewer_of
from tuoitho.registry.models.years import opening_day, school_year_of

log = logging.getLogger(__name__)


def raise_flags(at: datetime) -> None:
    """Every night, school by school: cards follow the facts of the day. Where nothing changed nothing is written."""
    today = timezone.localdate(at)
    for unit in weighing.schools_with_pupils(SYSTEM, today):
        plan = weighing.flag_plan(SYSTEM, unit, today)
        if plan:
            flags.raise_flags(unit=unit, plan=plan, by=SYSTEM, at=at)


def expire_flags(at: datetime) -> None:
    """Every night: cards whose day has come end and forget."""
    if weighing.any_flag_past(SYSTEM, timezone.localdate(at)):
        flags.expire_flags(by=SYSTEM, at=at)


def back_test(work: Work) -> None:
    """Try the weights in force on last school year's facts, in sight of the progress bar."""
    unit = weighing.unit_with_key(SYSTEM, work.subject)
    at = now()
    _back_test(unit, System(key=work.by), at, lambda done, total: progress(work, done, total))


def back_test_all(at: datetime) -> None:
    """Once a year: the same for every unit that has somebody who sets weights."""
    for unit in weighing.weighing_seats(SYSTEM, timezone.localdate(at)):
        _back_test(unit, SYSTEM, at, lambda done, total: None)


def _back_test(unit: Unit, by: Actor, at: datetime, tick: Callable[[int, int], None]) -> None:
    today = timezone.localdate(at)
    year, on, until = tested_year(today)
    row, used = weighing.weights_in_force(SYSTEM, unit.pk, today)
    schools = weighing.schools_below(SYSTEM, unit, today, year)
    found = weighing.Hindsight()
    for place, school in enumerate(schools, 1):
        found += weighing.count_back_test([school], on, until, used)
        tick(place, len(schools))
    weights.back_test(
        unit=unit, school_year=year, on_date=on, weights=row, schools=len(schools), tested=found, by=by, at=at
    )


def tested_year(today: date) -> tuple[int, date, date]:
    """Last school year, its middle (15 January), and its last day."""
    year = school_year_of(today) - 1
    return year, date(year + 1, 1, 15), opening_day(year + 1) - timedelta(days=1)


def remind_cases(at: datetime) -> None:
    """Every few minutes: terms of the law that end or have ended, calls that are not on record."""
    clocks = calendar.clocks_to_remind(SYSTEM, at)
    told = calendar.rungs_told(SYSTEM, "clock", (clock.key for clock in clocks))
    for clock in clocks:
        ladder = HOUR_LADDER if clock.law.unit is TermUnit.HOURS else DAY_LADDER
        for rung in due_rungs(ladder, clock.due_at, at, told.get(clock.key, set())):
            people = calendar.who_hears(SYSTEM, clock.case, rung.to, at, clock.duty)
            _remind("clock", rung, clock.key, clock.case, people, about_clock(clock, rung.to, at), at)
    cases = calendar.cases_to_call(SYSTEM, at)
    told = calendar.rungs_told(SYSTEM, "calls", (case.key for case in cases))
    for case in cases:
        for rung in due_rungs(CALL_LADDER, case.opened_at, at, told.get(case.key, set())):
            people = calendar.who_hears(SYSTEM, case, rung.to, at)
            _remind("calls", rung, case.key, case, people, about_calls(case, rung.to), at)


def follow_calendar(at: datetime) -> None:
    """Every night: birthdays, wards that are no more where only one came after, terms that passed in silence."""
    for case in calendar.cases_turned(SYSTEM, at):
        with suppress(Refused):
            reconsider_age(case=case, by=SYSTEM, at=at)
    for case in cases_adrift(SYSTEM, at):
        after = wards_after(SYSTEM, case, at)
        if len(after) == 1:
            with suppress(Refused):
                follow_reform(case=case, to_ward=after[0], by=SYSTEM, at=at)
    refresh_all(at)


def _remind(
    ladder: str, rung: Rung, about: UUID, case: Case, to: list[User], words: tuple[str, str], at: datetime
) -> None:
    """One rung; another worker may have told it meanwhile."""
    with suppress(Refused):
        remind(
            ladder=ladder,
            rung=rung.code,
            about=about,
            unit=case.home_ward,
            to=to,
            subject=words[0],
            text=words[1],
            by=SYSTEM,
            at=at,
        )


def make_export(work: Work) -> None:
    """Whoever asked held the right when asking; the page and the entry bear their name."""
    export, at = export_of_key(work.subject), now()
    data = export_pdf(viewer_of(export.whose, at.date()), export, at)
    exports.finish_export(export=export, data=data, by=System(key=work.by), at=at)


def expire_exports(at: datetime) -> None:
    """Every night: files whose days are over are deleted."""
    for export in exports_over(at):
        exports.expire_export(export=export, by=SYSTEM, at=at)


def anonymise_due(at: datetime) -> None:
    """Every night, each child on its own: one that fails keeps none of the others."""
    for child in children_due(at):
        _alone(lambda child=child: retention.anonymise(child=child, by=SYSTEM, at=at))  # type: ignore[misc]
    for report in reports_due(at).select_related("receiver", "child"):
        _alone(lambda report=report: retention.anonymise_report(report=report, by=SYSTEM, at=at))  # type: ignore[misc]


def _alone(act: Callable[[], object]) -> None:
    """The log says what kind of fault it was, never about whom."""
    try:
        act()
    except Exception as fault:
        log.error("anonymising failed: %s", type(fault).__name__)


def remind_of_reports(at: datetime) -> None:
    """Every few minutes: each rung that is due, once, to whoever it is for."""
    for report, told in reports_to_remind(SYSTEM, at):
        for one in remindings(SYSTEM, report, told, at):
            try:
                remind(
                    ladder="report",
                    rung=one.rung.code,
                    about=report.key,
                    unit=report.receiver,
                    to=one.to,
                    subject=one.subject,
                    text=one.text,
                    by=SYSTEM,
                    at=at,
                )
            except Refused:
                continue
