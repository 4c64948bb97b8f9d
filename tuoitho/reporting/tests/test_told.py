"""A school's report says how many reports of children its people made and how fast; cases are the ward's."""

from datetime import timedelta

import pytest

from tests.cast import NOW, World
from tuoitho.cases.tests.stage import a_report
from tuoitho.reporting import actions
from tuoitho.reporting.pages.school_paper import told_words
from tuoitho.reporting.tests.conftest import Office


def tell(world: World, hours: int, **more) -> None:
    a_report(world.ward, school=world.primary, noticed_at=NOW - timedelta(hours=hours), at=NOW, **more)


@pytest.mark.parametrize(("hours", "median"), [([], None), ([2], 2.0), ([1, 2, 9], 2.0)])
def test_its_own_reports_are_counted_when_the_figures_are_taken(hours, median, office: Office, world: World) -> None:
    for each in hours:
        tell(world, each)
    assert office.bring("draft").told == {"count": len(hours), "hours": median}


def test_a_report_that_passes_the_school_by_is_not_counted_to_it(office: Office, world: World) -> None:
    tell(world, 2, passes_by=world.primary)
    assert office.bring("draft").told["count"] == 0


def test_what_was_told_since_comes_in_when_the_figures_are_taken_anew(office: Office, world: World) -> None:
    report = office.bring("draft")
    tell(world, 3)
    actions.refresh_figures(submission=report, version=report.version, by=world.viewer("binh"), at=NOW)
    report.refresh_from_db()
    assert report.told == {"count": 1, "hours": 3.0}


def test_the_paper_says_it_in_words() -> None:
    assert "không phải gửi tin báo nào" in told_words({"count": 0, "hours": None})
    assert "2 trường hợp" in told_words({"count": 2, "hours": 1.5}) and "1,5 giờ" in told_words(
        {"count": 2, "hours": 1.5}
    )
