"""Opening a cycle by the plan's day, asking a school that came later, and stopping the making of workbooks."""

from datetime import date

import pytest

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry, StoredFile, Work
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.base.work import run
from tuoitho.organisations.models import TreeVersion, Unit, UnitParent
from tuoitho.programme.models import Plan
from tuoitho.reporting import actions, jobs
from tuoitho.reporting.models import Cycle
from tuoitho.reporting.tests.conftest import YEAR, Office

FOUNDED = date(2024, 11, 1)


def founded(world: World, code: str = "HD-TH09") -> Unit:
    """A school founded in the ward after the cycle was opened."""
    school = Unit.objects.create(
        code=code, kind="school", level="primary", public=True, name="Trường Tiểu học Suối Mới", starts_on=FOUNDED
    )
    UnitParent.objects.create(child=school, parent=world.ward, starts_on=FOUNDED)
    TreeVersion.renew()
    return school


def plan_of_day(world: World, day: int) -> None:
    Plan.objects.create(
        unit=world.department, title="KH", from_year=2022, to_year=2025, state="adopted", adopted_at=NOW,
        drafted_at=NOW, report_day=day,
    )  # fmt: skip


def test_a_school_founded_after_the_cycle_opened_is_asked_too(office: Office, world: World, signed_in) -> None:
    client, url = signed_in("mai"), f"/reports/cycles/{office.cycle.key}/"
    assert "chưa có trong đợt" not in client.get(url).content.decode()
    with pytest.raises(Refused, match="đã có trong đợt"):
        actions.add_schools(cycle=office.cycle, by=world.viewer("mai"), at=NOW)
    school = founded(world)
    page = client.get(url).content.decode()
    assert "1 trường chưa có trong đợt: Trường Tiểu học Suối Mới." in page
    assert "chưa có trong đợt" not in signed_in("khoa").get(url).content.decode(), "whoever only reads adds nobody"
    before = AuditEntry.objects.count()
    assert client.post(f"{url}add-schools/").status_code == 302
    assert AuditEntry.objects.count() == before + 1
    assert office.report(school.code).state == "draft" and office.cycle.submissions.count() == 5
    assert client.post(f"{url}add-schools/", follow=True).status_code == 200, "a second press does no harm"
    assert office.cycle.submissions.count() == 5


def test_only_the_department_adds_schools_to_its_cycle(office: Office, world: World) -> None:
    founded(world)
    for name in ("linh", "hanh", "khoa", "yen"):
        with pytest.raises(NotAllowed):
            actions.add_schools(cycle=office.cycle, by=world.viewer(name), at=NOW)


def test_a_school_that_reports_in_another_departments_cycle_is_not_asked_twice(office: Office, world: World) -> None:
    """The ward moves to Thanh Xuân on the day: its schools stay in the cycle they were asked in."""
    UnitParent.objects.filter(child=world.ward).update(ends_on=FOUNDED)
    UnitParent.objects.create(child=world.ward, parent=world.other_department, starts_on=FOUNDED)
    TreeVersion.renew()
    words = {"unit": world.other_department, "year": YEAR, "due_on": date(2024, 11, 17)}
    other = actions.open_cycle(**words, by=world.viewer("linh"), at=NOW)
    assert not other.submissions.exists()
    newcomer = founded(world)
    actions.add_schools(cycle=other, by=world.viewer("linh"), at=NOW)
    assert other.submissions.get().unit == newcomer


def test_the_last_day_is_never_later_than_the_plans(world: World) -> None:
    plan_of_day(world, 10)
    words = {"unit": world.department, "year": YEAR, "by": world.viewer("mai"), "at": NOW}
    with pytest.raises(Refused, match="đến hết ngày 09/11/2024"):
        actions.open_cycle(**words, due_on=date(2024, 11, 10))
    assert not Cycle.objects.exists()
    assert actions.open_cycle(**words, due_on=date(2024, 11, 9)).due_on == date(2024, 11, 9)


def test_the_officer_reads_why_a_later_day_is_refused(world: World, signed_in) -> None:
    plan_of_day(world, 18)
    answer = signed_in("mai").post("/reports/open/", {"year": YEAR, "due_on": "2024-11-30"})
    assert answer.status_code == 409 and "muộn hơn kế hoạch" in answer.content.decode()


@pytest.fixture
def asked(office: Office, world: World, monkeypatch: pytest.MonkeyPatch) -> Work:
    """The zip is asked for; the queue is the machine's border and is run by hand."""
    monkeypatch.setattr("tuoitho.base.work.WAKER", "builtins.str")
    return actions.send_workbooks(cycle=office.cycle, by=world.viewer("mai"), at=NOW)


def test_stopping_the_zip_leaves_nothing_half_done(office: Office, world: World, asked: Work, signed_in) -> None:
    url = f"/reports/cycles/{office.cycle.key}/workbooks/{asked.key}/"
    client = signed_in("mai")
    assert f'action="{url}cancel/"' in client.get(url).content.decode()
    assert f'action="{url}cancel/"' in client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert client.post(f"{url}cancel/").status_code == 302
    run(asked, jobs.make_workbooks)
    asked.refresh_from_db()
    assert (asked.state, asked.result, StoredFile.objects.count()) == (Work.CANCELLED, {}, 0)
    assert "Không có gì được lưu" in client.get(url).content.decode()
    assert AuditEntry.objects.order_by("seq").last().verb == "reporting.cancel_workbooks"
    assert actions.send_workbooks(cycle=office.cycle, by=world.viewer("mai"), at=NOW).state == Work.WAITING


def test_a_zip_already_made_is_not_lost_by_a_late_stop(office: Office, world: World, asked: Work) -> None:
    run(asked, jobs.make_workbooks)
    actions.cancel_workbooks(cycle=office.cycle, asked=asked, by=world.viewer("mai"), at=NOW)
    asked.refresh_from_db()
    assert asked.state == Work.DONE and StoredFile.objects.filter(key=asked.result["file"]).exists()


def test_only_the_department_stops_its_zip(office: Office, world: World, asked: Work, signed_in) -> None:
    for name in ("linh", "hanh", "khoa"):
        with pytest.raises(NotAllowed):
            actions.cancel_workbooks(cycle=office.cycle, asked=asked, by=world.viewer(name), at=NOW)
        path = f"/reports/cycles/{office.cycle.key}/workbooks/{asked.key}/cancel/"
        assert signed_in(name).post(path).status_code in (403, 404)
    asked.refresh_from_db()
    assert not asked.cancel_asked
