"""One zip out, all returned ones in: each becomes its school's draft, or a sentence says why not."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest

from tests.cast import NOW, TODAY, World
from tuoitho.activities.models import Activity
from tuoitho.base import files
from tuoitho.base.models import StoredFile, Work
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.base.work import run
from tuoitho.documents.reading import meta, read_sheets, read_zip
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Headcount
from tuoitho.reporting import actions, jobs
from tuoitho.reporting.models import Intake
from tuoitho.reporting.models.intake import FILE_WORK, MAKE_WORK, READ_WORK
from tuoitho.reporting.tests.conftest import YEAR, Office

JOBS = {MAKE_WORK: jobs.make_workbooks, READ_WORK: jobs.read_workbooks, FILE_WORK: jobs.file_workbooks}


@pytest.fixture(autouse=True)
def _no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue is the machine's border: work is run by hand here."""
    monkeypatch.setattr("tuoitho.base.work.WAKER", "builtins.str")


def run_work(work: Work) -> Work:
    run(work, JOBS[work.kind])
    work.refresh_from_db()
    assert work.state == Work.DONE, work.sentence
    return work


@pytest.fixture
def sent(office: Office, world: World) -> dict[str, bytes]:
    """School code → its workbook, from the zip the officer made."""
    made = run_work(actions.send_workbooks(cycle=office.cycle, by=world.viewer("mai"), at=NOW))
    stored = StoredFile.objects.get(key=made.result["file"])
    packed = dict(read_zip("a.zip", files.read(stored)))
    assert (made.done, made.total, len(packed)) == (4, 4, 4)
    return {name[: len("HD-TH01")]: data for name, data in packed.items()}


def filled(data: bytes, **cells: object) -> bytes:
    """The workbook with `sheet_cell=value` typed in: F figures, A activities, R report."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[{"F": "Số liệu", "A": "Hoạt động", "R": "Báo cáo"}[sheet]][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def drop(office: Office, world: World, *dropped: tuple[str, bytes]) -> Intake:
    mai = world.viewer("mai")
    intake = actions.receive_workbooks(cycle=office.cycle, files=dropped, by=mai, at=NOW)
    run_work(intake.work)
    return intake


def row_of(data: bytes, sheet: str, code: str) -> int:
    """The row of a code in a sheet."""
    found = next(one for one in read_sheets("a.xlsx", data) if one.name == sheet)
    return next(number for number, row in found.numbered() if row[0] == code)


def test_a_workbook_knows_whose_it_is_and_comes_back_as_it_went(office: Office, world: World, sent) -> None:
    marks = meta(read_sheets("a.xlsx", sent["HD-TH01"]))
    assert (marks["unit"], marks["year"]) == ("HD-TH01", "2024")
    intake = drop(office, world, *((f"{code}.xlsx", data) for code, data in sent.items()))
    assert [(file.state, file.problems) for file in intake.files.all()] == [("ready", [])] * 4
    assert Headcount.objects.get(unit=world.primary, measure="pupils.informed").high == 380
    before = dict(Headcount.objects.values_list("pk", "high"))
    run_work(actions.file_workbooks(intake=intake, by=world.viewer("mai"), at=NOW))
    assert set(before.items()) <= set(Headcount.objects.values_list("pk", "high"))
    assert office.report().figures.get(series="2.2").value == (350, 380, 400)


def test_what_a_school_typed_becomes_its_draft_and_can_be_taken_back(office: Office, world: World, sent) -> None:
    data = sent["HD-TH01"]
    staff = row_of(data, "Số liệu", "staff.informed")
    lessons = row_of(data, "Báo cáo", "lessons")
    typed = {f"F_C{staff}": 29, f"R_C{lessons}": "Họp buổi tối thì đông hơn."}
    typed |= {"A_B5": "Phiên toà giả định", "A_C5": "12/03/2024", "A_D5": "Truyền thông", "A_G5": 200}
    intake = drop(office, world, ("a.xlsx", filled(data, **typed)))
    assert intake.files.get().problems == []
    assert office.report().begun_at is None, "nothing is saved before it is confirmed"
    done = run_work(actions.file_workbooks(intake=intake, by=world.viewer("mai"), at=NOW))
    assert done.result == {"filed": 1, "refused": {}}
    report = office.report()
    assert report.state == "draft" and report.passages.get(section="lessons").text == "Họp buổi tối thì đông hơn."
    assert report.figures.get(series="2.1a").value == (29, 29, 30)
    assert Activity.objects.get().title == "Phiên toà giả định"
    actions.undo_workbook(file=intake.files.get(), by=world.viewer("mai"), at=NOW)
    assert Headcount.objects.get(unit=world.primary, measure="staff.informed").low == 28
    assert Activity.objects.get().withdrawn_at is not None and not report.passages.exists()


def test_a_presented_report_is_not_touched(office: Office, world: World, sent) -> None:
    intake = drop(office, world, ("a.xlsx", sent["HD-TH01"]))
    office.bring("for_signature")
    with pytest.raises(Refused, match="đã trình ký"):
        actions.file_workbook(file=intake.files.get(), by=world.viewer("mai"), at=NOW)
    again = drop(office, world, ("a.xlsx", sent["HD-TH01"]))
    assert "Chờ ký" in again.files.get().problems[0][2]


def test_each_wrong_cell_has_its_name_and_a_sentence(office: Office, world: World, sent) -> None:
    data = sent["HD-TH01"]
    informed, staff = (row_of(data, "Số liệu", code) for code in ("pupils.informed", "staff.roll"))
    bad = filled(data, **{f"F_D{informed}": 500, f"F_C{staff}": "ba mươi", "A_B5": "Họp", "A_C5": "32/13/2024"})
    intake = drop(office, world, ("a.xlsx", bad))
    file = intake.files.get()
    cells = {(sheet, cell): sentence for sheet, cell, sentence in file.problems}
    assert file.state == "refused"
    assert "không phải là một số" in cells["Số liệu", f"C{staff}"]
    assert "ngày tháng năm" in cells["Hoạt động", "C5"]
    assert "lớn hơn tổng số" in cells["Số liệu", f"D{informed}"]
    with pytest.raises(Refused, match="Không có tệp nào"):
        actions.file_workbooks(intake=intake, by=world.viewer("mai"), at=NOW)


def test_an_activity_in_a_file_obeys_what_every_activity_obeys(office: Office, world: World, sent) -> None:
    """A day to come, a day before the school was founded, a number beyond belief: each by its cell, none filed."""
    tomorrow = {"A_B5": "Họp cha mẹ", "A_C5": "10/11/2024"}
    unborn = {"A_B6": "Chào cờ", "A_C6": "31/12/2014"}
    crowd = {"A_B7": "Phát thanh", "A_C7": "09/11/2024", "A_G7": 2_000_000}
    intake = drop(office, world, ("a.xlsx", filled(sent["HD-TH01"], **tomorrow, **unborn, **crowd)))
    file = intake.files.get()
    cells = {(sheet, cell): sentence for sheet, cell, sentence in file.problems}
    assert file.state == "refused" and len(cells) == 3
    assert "chưa đến" in cells["Hoạt động", "C5"]
    assert "chưa thành lập" in cells["Hoạt động", "C6"]
    assert "lớn quá mức" in cells["Hoạt động", "G7"]
    assert not Activity.objects.exists()
    mended = {"A_C5": "08/11/2024", "A_C6": "31/12/2023", "A_G7": 200}
    again = drop(office, world, ("a.xlsx", filled(sent["HD-TH01"], **(tomorrow | unborn | crowd | mended))))
    assert again.files.get().problems == []


def test_what_became_wrong_after_it_was_read_is_not_filed(office: Office, world: World, sent) -> None:
    intake = drop(office, world, ("a.xlsx", filled(sent["HD-TH01"], A_B5="Họp", A_C5="12/03/2024")))
    Unit.objects.filter(pk=world.primary.pk).update(starts_on=date(2024, 4, 1))
    with pytest.raises(Refused, match=r"C5: .+ đơn vị chưa thành lập"):
        actions.file_workbook(file=intake.files.get(), by=world.viewer("mai"), at=NOW)
    assert intake.files.get().state == "ready" and office.report().begun_at is None


def test_a_workbook_of_elsewhere_or_of_another_year_is_told_apart(office: Office, world: World, sent) -> None:
    mine = sent["HD-TH01"]

    def marked(key: str, value: str) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(mine))
        sheet = book["_tuoitho"]
        for row in sheet.iter_rows():
            if row[0].value == key:
                row[1].value = value
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    bare = io.BytesIO()
    openpyxl.Workbook().save(bare)
    dropped = [
        ("mine.xlsx", mine),
        ("twice.xlsx", mine),
        ("last-year.xlsx", marked("year", "2023")),
        ("elsewhere.xlsx", marked("unit", "TX-TH01")),
        ("old-form.xlsx", marked("version", "0")),
        ("bare.xlsx", bare.getvalue()),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 40),
    ]
    intake = drop(office, world, *dropped)
    said = {file.name: (file.state, file.problems[0][2] if file.problems else "") for file in intake.files.all()}
    assert said["mine.xlsx"] == ("ready", "")
    for name, words in {
        "twice.xlsx": "“mine.xlsx”",
        "last-year.xlsx": "năm 2023",
        "elsewhere.xlsx": "TX-TH01",
        "old-form.xlsx": "mẫu cũ",
        "bare.xlsx": "không phải tệp báo cáo",
        "photo.xlsx": "không phải là tệp Excel",
    }.items():
        assert said[name][0] == "refused" and words in said[name][1], name


def test_only_the_department_sends_and_receives(office: Office, world: World) -> None:
    for name in ("hanh", "linh", "khoa", "yen"):
        with pytest.raises(NotAllowed):
            actions.send_workbooks(cycle=office.cycle, by=world.viewer(name), at=NOW)
        with pytest.raises(NotAllowed):
            actions.receive_workbooks(cycle=office.cycle, files=[("a", b"a")], by=world.viewer(name), at=NOW)


def test_a_second_run_while_the_first_is_under_way_is_refused(office: Office, world: World) -> None:
    actions.send_workbooks(cycle=office.cycle, by=world.viewer("mai"), at=NOW)
    with pytest.raises(Refused, match="đang chạy"):
        actions.send_workbooks(cycle=office.cycle, by=world.viewer("mai"), at=NOW)


def test_the_officer_drops_a_zip_sees_what_was_understood_and_confirms(
    office: Office, world: World, sent, signed_in
) -> None:
    client, packed = signed_in("mai"), io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for code, data in sent.items():
            archive.writestr(f"tra-ve/{code}.xlsx", data)
    packed.seek(0)
    packed.name = "tra-ve.zip"
    answer = client.post(f"/reports/cycles/{office.cycle.key}/returned/", {"workbooks": [packed]})
    intake = Intake.objects.get()
    assert answer.status_code == 302 and intake.files.count() == 4
    run_work(intake.work)
    page = client.get(f"/reports/returned/{intake.key}/").content.decode()
    assert "4 tệp đọc được" in page and "Trường Tiểu học Vườn Xanh" in page
    client.post(f"/reports/returned/{intake.key}/file/")
    intake.refresh_from_db()
    run_work(intake.work)
    assert "4 tệp đã vào báo cáo" in client.get(f"/reports/returned/{intake.key}/").content.decode()
    assert intake.cycle.year == YEAR and NOW.date() == TODAY
