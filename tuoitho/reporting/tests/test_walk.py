"""A report from its first opening to the receipt, as the office does it."""

from tests.cast import World
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.tests.conftest import Office


def test_a_report_is_filled_from_the_records_and_walks_to_its_receipt(office: Office) -> None:
    report = office.bring("accepted")
    assert report.state == "accepted"
    assert {f.series: f.value for f in report.figures.all()} == {
        "1.1": (2, 2, 390),
        "2.1a": (28, 28, 30),
        "2.1b": (500, 600, 700),
        "2.2": (350, 380, 400),
    }
    assert report.receipts.filter(void_at=None).count() == 1
    assert [step.verb for step in report.steps.all()] == [
        "begin",
        "write_passages",
        "present",
        "sign",
        "number",
        "upload_scan",
        "submit",
        "accept",
    ]


def test_a_cycle_asks_the_schools_of_the_department_and_nobody_else(cycle: Cycle, world: World) -> None:
    assert set(Submission.objects.values_list("unit__code", flat=True)) == {"HD-TH01", "HD-CS01", "HD-MN01", "HD-TH02"}
