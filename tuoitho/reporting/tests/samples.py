"""For the permission matrix: objects of Vườn Xanh's scope, and of another school's or department's."""

from collections.abc import Callable
from uuid import uuid4

from tests.cast import NOW, World
from tuoitho.base import work
from tuoitho.base.actors import SYSTEM
from tuoitho.organisations.models import Unit
from tuoitho.reporting import actions
from tuoitho.reporting.models import Consolidation, Cycle, Intake, Remark, Submission
from tuoitho.reporting.queries import total_of
from tuoitho.reporting.rules.hashing import hash_of
from tuoitho.reporting.tests.conftest import DUE, YEAR

Pair = tuple[dict[str, object], dict[str, object]]


def _cycle(unit: Unit) -> Cycle:
    return actions.open_cycle(unit=unit, year=YEAR, due_on=DUE, by=SYSTEM, at=NOW)


def _cycles(world: World) -> tuple[Cycle, Cycle]:
    return _cycle(world.department), _cycle(world.other_department)


def _reports(world: World) -> tuple[Submission, Submission]:
    cycle = _cycle(world.department)
    for report in cycle.submissions.all():
        actions.begin(submission=report, by=SYSTEM, at=NOW)
    return cycle.submissions.get(unit=world.primary), cycle.submissions.get(unit=world.other_school)


def of_report(**more: object) -> Callable[[World], Pair]:
    def sample(world: World) -> Pair:
        mine, other = _reports(world)
        return {"key": mine.key} | more, {"key": other.key} | more

    return sample


def of_cycle(**more: object) -> Callable[[World], Pair]:
    def sample(world: World) -> Pair:
        mine, other = _cycles(world)
        return {"key": mine.key} | more, {"key": other.key} | more

    return sample


def of_total(world: World) -> Pair:
    """A stored report to the city in each department."""
    pairs = []
    for cycle in _cycles(world):
        content = total_of(world.viewer("mai"), cycle, "city", world.viewer("mai").on)
        Consolidation.objects.create(
            cycle=cycle, addressee="city", made_at=NOW, by="system", content=content, content_hash=hash_of(content)
        )
        pairs.append({"key": cycle.key, "addressee": "city"})
    return pairs[0], pairs[1]


def of_work(world: World) -> Pair:
    pairs = []
    for cycle in _cycles(world):
        asked = work.ask("reporting.make_workbooks", cycle.key, by=SYSTEM, at=NOW)
        pairs.append({"key": cycle.key, "work": asked.key})
    return pairs[0], pairs[1]


def of_intake(**more: object) -> Callable[[World], Pair]:
    def sample(world: World) -> Pair:
        mine, other = (Intake.objects.create(cycle=cycle, by="system", received_at=NOW) for cycle in _cycles(world))
        return {"key": mine.key} | more, {"key": other.key} | more

    return sample


def of_remark(world: World) -> Pair:
    pairs = []
    for report in _reports(world):
        remark = Remark.objects.create(submission=report, about="2.2", text="?", at=NOW, by="system")
        pairs.append({"key": report.key, "remark": remark.key})
    return pairs[0], pairs[1]


STEPS = (
    "begin",
    "write_passages",
    "refresh_figures",
    "present",
    "send_back",
    "sign",
    "number",
    "upload_scan",
    "submit",
    "return_report",
    "accept",
    "except_scan",
    "unlock",
    "report",
    "paper",
    "scan",
    "check_receipt",
)
CYCLE = ("cycle", "add_schools", "late", "send_workbooks", "receive_workbooks")
SAMPLES = (
    {f"reporting:{name}": of_report() for name in STEPS}
    | {f"reporting:{name}": of_cycle() for name in CYCLE}
    | {f"reporting:{name}": of_cycle(addressee="city") for name in ("total", "total_sheet", "consolidate")}
    | {f"reporting:{name}": of_total for name in ("sign_total", "number_total", "upload_total_scan")}
    | {
        "reporting:change_figure": of_report(series="2.2"),
        "reporting:paper_file": of_report(form="pdf"),
        "reporting:answer": of_remark,
        "reporting:reminder_letter": of_cycle(form="docx"),
        "reporting:total_file": of_cycle(addressee="city", form="json"),
        "reporting:work": of_work,
        "reporting:cancel_workbooks": of_work,
        "reporting:workbooks_file": of_work,
        "reporting:intake": of_intake(),
        "reporting:file_workbooks": of_intake(),
        "reporting:undo_workbook": of_intake(file=uuid4()),
    }
)
