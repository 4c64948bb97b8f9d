"""A cycle of Hà Đông's year 2024, and Vườn Xanh's report as far as a test needs it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, TODAY, World
from tuoitho.base.actors import SYSTEM
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Headcount
from tuoitho.reporting import actions
from tuoitho.reporting.models import SECTIONS, Cycle, Submission

YEAR = 2024
DUE = date(2024, 11, 17)
PDF = b"%PDF-1.7\nscan"
SPANS = {
    "pupils.roll": (400, 400),
    "pupils.informed": (350, 380),
    "staff.roll": (30, 30),
    "staff.informed": (28, 28),
    "caregivers.roll": (700, 700),
    "caregivers.informed": (500, 600),
    "pupils.screened": (390, 390),
    "pupils.found": (2, 2),
}


def state_people(unit: Unit, at: datetime = NOW, factor: int = 1) -> None:
    """The unit's head-counts; preschools state no pupils."""
    spans = {measure: (low * factor, high * factor) for measure, (low, high) in SPANS.items()}
    if unit.level == Unit.Level.PRESCHOOL:
        spans = {measure: span for measure, span in spans.items() if not measure.startswith("pupils")}
    Headcount.objects.state(unit, YEAR, spans, TODAY, "test", SYSTEM, at)


@pytest.fixture
def cycle(world: World) -> Cycle:
    """Every school has stated its people, and the cycle is open."""
    for name in ("primary", "secondary", "preschool", "other_school"):
        state_people(world.units[name])
    return actions.open_cycle(unit=world.department, year=YEAR, due_on=DUE, by=world.viewer("mai"), at=NOW)


@pytest.fixture
def report_of(cycle: Cycle) -> Callable[[str], Submission]:
    """`report_of("HD-TH01")`: that school's report as it now is."""
    return lambda code: cycle.submissions.select_related("unit", "cycle__unit").get(unit__code=code)


STEPS = ("draft", "for_signature", "signed", "numbered", "scanned", "submitted", "accepted")


class Office:
    """Walks a report through the office, each step by whose it is. Another school's by the installation itself."""

    def __init__(self, world: World, cycle: Cycle) -> None:
        self.world, self.cycle = world, cycle

    def report(self, code: str = "HD-TH01") -> Submission:
        return self.cycle.submissions.select_related("unit", "cycle__unit").get(unit__code=code)

    def bring(self, to: str, code: str = "HD-TH01", at: datetime = NOW) -> Submission:
        focal, head = (self.world.viewer("binh"), self.world.viewer("hanh")) if code == "HD-TH01" else (SYSTEM, SYSTEM)
        for step in STEPS[: STEPS.index(to) + 1]:
            self._do(step, code, focal, head, at)
        return self.report(code)

    def _do(self, step: str, code: str, focal, head, at: datetime) -> None:
        report = self.report(code)
        if step == "draft":
            actions.begin(submission=report, by=focal, at=at)
            report = self.report(code)
            said = dict.fromkeys(SECTIONS, ("", True)) | {
                "lessons": (f"Bài học của {code}", False),
                "cases": ("Có trường hợp đã báo phường.", False),
            }
            actions.write_passages(submission=report, passages=said, version=report.version, by=focal, at=at)
        elif step == "for_signature":
            actions.present(submission=report, by=focal, at=at)
        elif step == "signed":
            actions.sign(submission=report, by=head, at=at)
        elif step == "numbered":
            actions.number(submission=report, serial=5, numbered_on=at.date(), by=focal, at=at)
        elif step == "scanned":
            actions.upload_scan(submission=report, name="bc.pdf", data=PDF, by=focal, at=at)
        elif step == "submitted":
            actions.submit(submission=report, by=focal, at=at)
        elif step == "accepted":
            actions.accept(submission=report, by=self.world.viewer("mai"), at=at + timedelta(minutes=5))


@pytest.fixture
def office(world: World, cycle: Cycle) -> Office:
    return Office(world, cycle)
