"""The table of verbs is the only way a report moves; every verb leaves one step and one audit entry."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.reporting import actions, workflow
from tuoitho.reporting.models import Cycle, Step, Submission
from tuoitho.reporting.tests.conftest import PDF, Office

README = Path(__file__).parents[1] / "README.md"
VERBS = (
    "begin",
    "write_passages",
    "change_figure",
    "refresh_figures",
    "present",
    "send_back",
    "sign",
    "number",
    "upload_scan",
    "submit",
    "return_report",
    "except_scan",
    "accept",
    "unlock",
)
EDITS = ("begin", "write_passages", "change_figure", "refresh_figures")


def test_the_readme_shows_the_table_as_it_is() -> None:
    assert workflow.diagram() in README.read_text(encoding="utf-8")


def test_every_state_can_be_reached_and_left() -> None:
    reached = {there for verbs in workflow.TABLE.values() for there in verbs.values()}
    assert reached | {workflow.State.DRAFT} == set(workflow.State) == set(workflow.TABLE)
    assert all(workflow.TABLE.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(st.sampled_from(VERBS), max_size=14))
def test_no_order_of_verbs_leaves_the_table(world: World, cycle: Cycle, verbs: list[str]) -> None:
    """Starting from wherever the last example left it: that too is a state somebody may find."""
    office = Office(world, cycle)
    for verb in verbs:
        report = office.report()
        before, steps, entries = report.state, Step.objects.count(), AuditEntry.objects.count()
        try:
            _do(verb, report, world)
        except Refused:
            after = office.report()
            assert (after.state, after.version, Step.objects.count()) == (before, report.version, steps)
            assert AuditEntry.objects.count() == entries
            continue
        edge = "edit" if verb in EDITS else verb
        assert office.report().state == workflow.after(before, edge)
        assert Step.objects.count() == steps + 1
        assert Step.objects.order_by("pk").last().verb == verb
        assert AuditEntry.objects.count() == entries + 1


def test_only_those_whose_step_it_is_take_it(office: Office, world: World) -> None:
    """The outsider, the former head, a teacher, the department: none of them signs for the school."""
    report = office.bring("for_signature")
    for name in ("ngoc", "lan", "binh", "mai", "dung", "linh", "khoa"):
        with pytest.raises(NotAllowed):
            actions.sign(submission=report, by=world.viewer(name), at=NOW)
    report = office.bring("accepted", "HD-CS01")
    for name in ("hanh", "quan", "linh", "khoa"):
        with pytest.raises(NotAllowed):
            actions.return_report(submission=report, remarks={"2.2": "?"}, note="", by=world.viewer(name), at=NOW)


def _do(verb: str, report: Submission, world: World) -> None:
    school, head, officer = (world.viewer(name) for name in ("binh", "hanh", "mai"))
    words = {
        "write_passages": {"passages": WRITTEN, "version": report.version},
        "change_figure": {"series": "2.2", "value": (1, 1, 2), "reason": "Đếm lại", "version": report.version},
        "refresh_figures": {"version": report.version},
        "send_back": {"note": ""},
        "number": {"serial": Step.objects.count() + 1, "numbered_on": NOW.date()},
        "upload_scan": {"name": "bc.pdf", "data": PDF},
        "return_report": {"remarks": {"2.2": "Xem lại"}, "note": ""},
        "except_scan": {"reason": "Máy quét hỏng"},
        "unlock": {"reason": "Sửa"},
    }.get(verb, {})
    by = officer if verb in ("return_report", "except_scan", "accept", "unlock") else head
    by = school if verb in EDITS else by
    getattr(actions, verb)(submission=report, by=by, at=NOW, **words)


WRITTEN = {"cases": ("Có", False)} | dict.fromkeys(("lessons", "difficulties", "proposals", "awards"), ("", True))
