"""The pages: few queries, flat in the number of schools; what is odd; a school that has moved or closed."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import FOUNDED, NOW, TODAY, World
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import TreeVersion, Unit, UnitParent
from tuoitho.reporting import actions, queries
from tuoitho.reporting.models import Figure, Submission
from tuoitho.reporting.tests.conftest import DUE, YEAR, Office

MOST = 12


@pytest.fixture
def crowded(office: Office) -> Office:
    """Thirty more schools of the ward, each with a report begun."""
    for place in range(30):
        name = f"Trường Tiểu học số {place}"
        unit = Unit.objects.create(
            code=f"HD-X{place}", kind="school", level="primary", name=name, starts_on=FOUNDED, email=""
        )
        UnitParent.objects.create(child=unit, parent=office.world.ward, starts_on=FOUNDED)
        row = Submission.objects.create(cycle=office.cycle, unit=unit, begun_at=NOW)
        low = 0 if place == 7 else 80 + place % 3
        Figure.objects.create(submission=row, series="2.2", low=low, high=low, denominator=100)
    TreeVersion.renew()
    return office


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("mai", ""),
        ("mai", "cycles/{cycle}/"),
        ("mai", "cycles/{cycle}/?state=late"),
        ("mai", "cycles/{cycle}/late/"),
        ("mai", "cycles/{cycle}/workbooks/"),
        ("mai", "outbox/"),
        ("hanh", ""),
        ("hanh", "{report}/"),
        ("hanh", "{report}/figures/2.2/"),
        ("hanh", "{report}/passages/"),
        ("hanh", "{report}/paper/"),
        ("hanh", "{report}/receipt/"),
        ("hanh", "{report}/refresh/"),
    ],
)
def test_a_page_asks_little_however_many_schools(crowded: Office, signed_in, who: str, path: str) -> None:
    report = crowded.bring("draft")
    url = "/reports/" + path.format(cycle=crowded.cycle.key, report=report.key)
    client = signed_in(who)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(url)
    assert answer.status_code == 200
    assert len(asked) <= MOST, [one["sql"][:90] for one in asked]


def test_the_preview_of_a_total_is_flat_in_the_number_of_schools(office: Office, world: World, signed_in) -> None:
    """Nothing is stored yet: the page is a frame, the sheet in it a second request; once stored they are one page."""
    office.bring("accepted")
    client, url = signed_in("mai"), f"/reports/cycles/{office.cycle.key}/total/city/"
    asked: dict[str, set[int]] = {}
    for code in ("", "HD-CS01", "HD-TH02"):
        if code:
            office.bring("accepted", code)
        for part in ("", "sheet/", "sheet/?ref=series:2.2", "consolidate/"):
            client.get(url + part)
            with CaptureQueriesContext(connection) as found:
                client.get(url + part)
            asked.setdefault(part, set()).add(len(found))
    assert all(len(counts) == 1 and max(counts) <= MOST for counts in asked.values()), asked
    client.post(f"{url}consolidate/")
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        client.get(f"{url}?ref=series:2.2")
    assert len(found) <= MOST


def test_the_cycle_page_asks_about_odd_figures(crowded: Office, world: World, signed_in) -> None:
    odd = queries.odd_figures(world.viewer("mai"), crowded.cycle)
    assert [series for found in odd.values() for series, _ in found] == ["2.2"]
    page = signed_in("mai").get(f"/reports/cycles/{crowded.cycle.key}/").content.decode()
    assert "Báo 0 người" in page


def test_the_list_pages_by_key_and_narrows_by_state(crowded: Office, signed_in) -> None:
    client, url = signed_in("mai"), f"/reports/cycles/{crowded.cycle.key}/"
    assert client.get(url).content.decode().count("Trường Tiểu học số") == 30
    silent = client.get(f"{url}?state=silent").content.decode()
    assert "Trường Tiểu học số" not in silent and "Vườn Xanh" in silent


def test_numbers_for_the_desk(office: Office, world: World) -> None:
    office.bring("accepted")
    units = world.viewer("mai").units("reporting.see_reports")
    assert queries.count_states(units, YEAR) == {"accepted": 1, "silent": 3}
    assert queries.count_late(units, YEAR, TODAY) == 0
    assert queries.count_late(units, YEAR, date(2024, 11, 18)) == 3
    assert queries.cycle_of(world.viewer("mai"), world.department, YEAR) == office.cycle
    assert queries.cycle_of(world.viewer("linh"), world.department, YEAR) is None


def test_a_report_goes_with_its_cycle_when_its_school_moves(office: Office, world: World, signed_in) -> None:
    report = office.bring("scanned")
    moved = date(2024, 11, 8)
    UnitParent.objects.filter(child=world.ward).update(ends_on=moved)
    UnitParent.objects.create(child=world.ward, parent=world.other_department, starts_on=moved)
    TreeVersion.renew()
    page = signed_in("hanh").get(f"/reports/{report.key}/").content.decode()
    assert "Trường nay thuộc Phòng Giáo dục và Đào tạo quận Thanh Xuân" in page
    actions.submit(submission=report, by=world.viewer("binh"), at=NOW)
    with pytest.raises(NotAllowed):
        actions.accept(submission=report, by=world.viewer("linh"), at=NOW)
    assert actions.accept(submission=report, by=world.viewer("mai"), at=NOW)
    assert signed_in("mai").get(f"/reports/{report.key}/").status_code == 200


def test_a_closed_school_still_has_its_report(office: Office, world: World, signed_in) -> None:
    report = office.bring("draft")
    Unit.objects.filter(pk=world.primary.pk).update(ends_on=date(2024, 11, 9))
    UnitParent.objects.filter(child=world.primary).update(ends_on=date(2024, 11, 9))
    TreeVersion.renew()
    page = signed_in("hanh").get(f"/reports/{report.key}/").content.decode()
    assert "Trường thôi hoạt động từ ngày 09/11/2024" in page
    assert actions.present(submission=report, by=world.viewer("binh"), at=NOW).state == "for_signature"


def test_the_former_head_and_the_outsider_see_nothing(office: Office, signed_in) -> None:
    report = office.bring("draft")
    for name, status in (("dung", 403), ("ngoc", 404), ("linh", 404), ("son", 403), ("khoa", 200), ("thu", 200)):
        assert signed_in(name).get(f"/reports/{report.key}/").status_code == status, name


def test_a_cycle_is_opened_once_by_its_department_and_within_its_period(office: Office, world: World) -> None:
    words = {"unit": world.department, "year": YEAR, "due_on": DUE, "at": NOW}
    with pytest.raises(Refused, match="đã mở"):
        actions.open_cycle(by=world.viewer("mai"), **words)
    for name in ("linh", "hanh", "khoa"):
        with pytest.raises(NotAllowed):
            actions.open_cycle(by=world.viewer(name), **words)
    with pytest.raises(Refused, match="chưa có kỳ"):
        actions.open_cycle(by=world.viewer("mai"), **(words | {"year": 2031}))
    with pytest.raises(Refused, match="ngày đầu"):
        actions.open_cycle(by=world.viewer("mai"), **(words | {"year": 2025, "due_on": date(2020, 1, 1)}))


def test_the_whole_way_by_the_pages_alone(office: Office, signed_in) -> None:
    binh, hanh, mai = signed_in("binh"), signed_in("hanh"), signed_in("mai")
    url = f"/reports/{office.report().key}/"
    assert "Mở báo cáo" in binh.get(url).content.decode()
    binh.post(f"{url}begin/")
    said = {f"{section}_nothing": "on" for section in ("lessons", "difficulties", "proposals", "awards")}
    binh.post(f"{url}passages/", said | {"cases": "Đã báo phường", "version": 1})
    assert binh.post(f"{url}present/").status_code == 302
    assert binh.get(f"{url}passages/").status_code == 409, "what waits for signature is not edited"
    assert hanh.post(f"{url}sign/").status_code == 302
    binh.post(f"{url}number/", {"serial": 3, "numbered_on": "2024-11-09"})
    from django.core.files.uploadedfile import SimpleUploadedFile

    binh.post(f"{url}scan/", {"scan": SimpleUploadedFile("a.pdf", b"%PDF-1.4")})
    assert binh.post(f"{url}submit/").status_code == 302
    assert mai.post(f"{url}accept/").status_code == 302
    assert office.report().state == "accepted"
    city = f"/reports/cycles/{office.cycle.key}/total/city/"
    assert mai.post(f"{city}consolidate/").status_code == 302
    for step, words in (("sign", {}), ("number", {"serial": 1, "numbered_on": "2024-11-09"})):
        assert mai.post(f"{city}{step}/", words).status_code == 302
    page = mai.get(f"{city}?ref=series:2.2").content.decode()
    assert "01/BC-PGDĐT" in page and "Đã khớp với 1 biên nhận" in page
    receipt = hanh.get(f"{url}receipt/").content.decode()
    assert "khớp biên nhận, không đổi" in receipt and "Tổng bằng đúng phép cộng" in receipt
    for form in ("docx", "pdf", "xlsx", "json"):
        assert mai.get(f"{city}file.{form}").status_code == 200
        assert hanh.get(f"{url}paper.{form}").status_code == 200


def test_the_command_writes_four_files_or_says_why_not(office: Office, tmp_path) -> None:
    office.bring("accepted")
    call_command("report", "build", "--unit", "HD", "--year", "2024", "--to", "city", "--out", str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"bao-cao.{form}" for form in ("docx", "json", "pdf", "xlsx")
    ]
    with pytest.raises(CommandError, match="chưa có báo cáo năm 2021"):
        call_command("report", "build", "--unit", "HD", "--year", "2021", "--to", "city", "--out", str(tmp_path))
    with pytest.raises(CommandError, match="Không có đơn vị"):
        call_command("report", "build", "--unit", "XX", "--year", "2024", "--to", "city", "--out", str(tmp_path))
