"""What the clock and the calendar do about cases. Thin: each ends in actions."""

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.calendar import follow_reform, reconsider_age
from tuoitho.cases.actions.reminding import remind
from tuoitho.cases.models import Case
from tuoitho.cases.models.cells import refresh_all
from tuoitho.cases.models.reminders import CALL_LADDER, DAY_LADDER, HOUR_LADDER, Rung, due_rungs
from tuoitho.cases.pages.reminders import about_calls, about_clock
from tuoitho.cases.queries import calendar
from tuoitho.cases.queries.handovers import cases_adrift, wards_after
from tuoitho.law.terms import TermUnit
from tuoitho.organisations.models import User


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
