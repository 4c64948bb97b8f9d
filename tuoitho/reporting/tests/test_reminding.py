"""Who is late is reminded, in working days, once a rung, and never by a person's name."""

from datetime import date, datetime, timedelta

import pytest

from tests.cast import NOW, PEOPLE, TODAY, ZONE, World
from tuoitho.base.models import Letter
from tuoitho.base.refusals import NotAllowed
from tuoitho.reporting import actions, jobs
from tuoitho.reporting.models import Cycle
from tuoitho.reporting.pages.letters import chat_text, reminder_letter
from tuoitho.reporting.queries import late_submissions
from tuoitho.reporting.rules.ladder import rung_on, rungs
from tuoitho.reporting.tests.conftest import DUE, Office

NAMES = [full for _, _, full in PEOPLE.values()]


def test_the_ladder_stands_on_working_days() -> None:
    """17/11/2024 is a Sunday: the reminder of the day goes out on Friday the 15th."""
    found = {rung.code: rung.on for rung in rungs(DUE)}
    assert found == {
        "before_5": date(2024, 11, 11),
        "on_day": date(2024, 11, 15),
        "after_1": date(2024, 11, 18),
        "after_3": date(2024, 11, 20),
    }
    assert rung_on(DUE, date(2024, 11, 17)) is None


def test_those_who_have_sent_it_are_left_alone(office: Office, world: World) -> None:
    office.bring("submitted")
    letters = actions.remind_late(cycle=office.cycle, by=world.viewer("mai"), at=NOW)
    assert sorted(letter.unit for letter in letters) == ["HD-CS01", "HD-MN01", "HD-TH02"]
    assert all(letter.to.endswith("@example.org") for letter in letters)
    assert not any(name in letter.text + letter.subject for letter in letters for name in NAMES)


def test_the_night_job_writes_each_rung_once_and_tells_the_department_last(cycle: Cycle) -> None:
    days = [TODAY + timedelta(days=ahead) for ahead in range(20)]
    for day in days + days:
        jobs.remind_due(datetime(day.year, day.month, day.day, 7, tzinfo=ZONE))
    kinds = sorted(Letter.objects.filter(unit="HD-TH01").values_list("kind", flat=True))
    assert kinds == [f"reporting.reminder.{code}" for code in ("after_1", "after_3", "before_5", "on_day")]
    told = Letter.objects.get(unit="HD")
    assert "Trường Tiểu học Vườn Xanh" in told.text and "4 trường" in told.subject


def test_the_text_to_paste_and_the_letter_name_schools_and_no_one_else(office: Office, world: World) -> None:
    late = list(late_submissions(world.viewer("mai"), office.cycle))
    text = chat_text(office.cycle, late, TODAY)
    paper = reminder_letter(office.cycle, late, TODAY)
    assert "Còn 4 trường" in text and "1. Trường Mầm non Cánh Diều" in text
    assert paper.is_letter and not any(name in text for name in NAMES)


def test_nobody_reminds_the_schools_of_another_department(cycle: Cycle, world: World) -> None:
    for name in ("linh", "hanh", "yen", "khoa"):
        with pytest.raises(NotAllowed):
            actions.remind_late(cycle=cycle, by=world.viewer(name), at=NOW)


def test_the_outbox_shows_the_letters_of_ones_own_schools(office: Office, world: World, signed_in) -> None:
    actions.remind_late(cycle=office.cycle, by=world.viewer("mai"), at=NOW)
    assert "Nhắc gửi báo cáo năm 2024" in signed_in("mai").get("/reports/outbox/").content.decode()
    assert "Nhắc gửi" not in signed_in("linh").get("/reports/outbox/").content.decode()
