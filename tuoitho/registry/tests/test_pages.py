"""The registry's pages, as each of the cast meets them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry, Work
from tuoitho.base.work import run
from tuoitho.counts.models import Cell, Period
from tuoitho.registry import jobs
from tuoitho.registry.models import Enrolment, Headcount, ImportBatch, Pupil, StaffMember
from tuoitho.registry.tests.books import book, pupil_row, sector_list
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil
from tuoitho.registry.views import imports as import_views


def go(client, name, *args, data=None, **more):
    path = reverse(f"registry:{name}", args=args)
    return client.post(path, data, follow=True, **more) if data is not None else client.get(path, follow=True)


def upload(client, data, kind="pupil", year=2024, name="danh-sach.xlsx"):
    file = SimpleUploadedFile(name, data)
    return go(client, "read_import", "HD-TH01", kind, data={"school_year": year, "file": file})


def test_a_class_lists_its_pupils_by_given_name(world, signed_in):
    room = a_class(world.primary)
    for name in ["Vũ Ân", "Bùi Đức", "Lê Dũng", "Trần Anh", "Lê Anh", "Đỗ Ánh"]:
        a_pupil(room, name)
    text = go(signed_in("hanh"), "school_class", room.key).content.decode()
    order = ["Lê Anh", "Trần Anh", "Đỗ Ánh", "Vũ Ân", "Lê Dũng", "Bùi Đức"]
    assert sorted(order, key=text.index) == order


def test_a_class_teacher_sees_the_own_class_and_no_other(world, signed_in):
    own, other = a_class(world.primary, teacher=world.lan), a_class(world.primary, "4B")
    pupil = a_pupil(other, "Không Thấy")
    lan = signed_in("lan")
    roster = go(lan, "roster", "HD-TH01").content.decode()
    assert own.name in roster
    assert ">4B<" not in roster
    assert go(lan, "school_class", own.key).status_code == 200
    assert go(lan, "school_class", other.key).status_code == 404
    assert go(lan, "pupil", pupil.key).status_code == 404
    assert go(lan, "staff", "HD-TH01").status_code == 403


@pytest.mark.parametrize(("person", "status"), [("mai", 403), ("ngoc", 404), ("dung", 403), ("son", 403)])
def test_officers_outsiders_and_former_heads_see_no_names(world, signed_in, person, status):
    room = a_class(world.primary)
    pupil = a_pupil(room)
    for name, key in (("school_class", room.key), ("pupil", pupil.key)):
        assert go(signed_in(person), name, key).status_code == status


def test_opening_a_pupils_page_leaves_an_entry_without_a_name(world, signed_in):
    pupil = a_pupil(a_class(world.primary))
    go(signed_in("hanh"), "pupil", pupil.key)
    entry = AuditEntry.objects.get(verb="registry.record_opening")
    assert (entry.subject, entry.actor) == (str(pupil.key), world.hanh.actor_key)


def test_every_page_asks_at_most_twelve_queries_however_long_the_list(world, signed_in, django_assert_max_num_queries):
    room = a_class(world.primary, teacher=world.lan)
    for number in range(40):
        pupil = a_pupil(room, f"Em Số {number}")
        a_colleague(world.primary, f"Cô Số {number}")
        a_class(world.primary, f"4B{number}")
    upload(signed_in("binh"), sector_list(*(pupil_row(n, f"Em {n}", code=str(n)) for n in range(60))))
    client = signed_in("binh")
    go(client, "own_roster")
    pages = [
        ("roster", "HD-TH01"),
        ("school_class", room.key),
        ("pupil", pupil.key),
        ("edit_pupil", pupil.key),
        ("move_pupil", pupil.key),
        ("staff", "HD-TH01"),
        ("state_headcounts", "HD-TH01", 2024),
        ("read_import", "HD-TH01", "pupil"),
        ("preview_import", ImportBatch.objects.get().key),
        ("template", "HD-TH01", "pupil"),
    ]
    for name, *args in pages:
        with django_assert_max_num_queries(12):
            assert go(client, name, *args).status_code == 200, name


def test_a_pupil_joins_is_corrected_moves_and_leaves(world, signed_in):
    room, other = a_class(world.primary), a_class(world.primary, "4B")
    client = signed_in("binh")
    words = {"name": "Lê Thị Bé", "born": "6/10/2014", "sex": "f", "code": "77", "starts_on": "09/09/2024"}
    assert "Đã thêm em vào lớp 4A." in go(client, "enrol", room.key, data=words).content.decode()
    pupil = Pupil.objects.get()
    assert (pupil.name, pupil.born_on, pupil.birth_year, pupil.code) == ("Lê Thị Bé", date(2014, 10, 6), 2014, "77")
    go(client, "edit_pupil", pupil.key, data={**words, "name": "Lê Thị Bê", "born": "2014"})
    pupil.refresh_from_db()
    assert (pupil.name, pupil.born_on, pupil.birth_year) == ("Lê Thị Bê", None, 2014)
    go(client, "move_pupil", pupil.key, data={"to": other.pk, "on": "01/11/2024"})
    go(client, "release_pupil", pupil.key, data={"because": "school", "on": "09/11/2024"})
    assert list(Enrolment.objects.order_by("pk").values_list("school_class__name", "starts_on", "ends_on")) == [
        ("4A", date(2024, 9, 9), date(2024, 11, 1)),
        ("4B", date(2024, 11, 1), TODAY),
    ]
    verbs = list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))
    assert [v for v in verbs if "opening" not in v] == [
        f"registry.{verb}" for verb in ("enrol", "edit_pupil", "move_pupil", "release_pupil")
    ]


def test_the_same_child_cannot_be_on_two_rolls(world, signed_in):
    a_pupil(a_class(world.primary), "Nguyễn Văn Đức", date(2014, 9, 5))
    words = {"name": "nguyễn văn ĐỨC", "born": "5/9/2014", "starts_on": "09/09/2024"}
    answer = go(signed_in("binh"), "enrol", a_class(world.primary, "4B").key, data=words)
    assert answer.status_code == 409
    assert "cùng họ tên và ngày sinh" in answer.content.decode()


def test_staff_join_are_corrected_and_leave(world, signed_in):
    client = signed_in("hanh")
    go(client, "add_staff", "HD-TH01", data={"name": "Cô Hoa", "position": "Giáo viên", "starts_on": "01/08/2024"})
    member = StaffMember.objects.get()
    assert member.teaches
    go(client, "edit_staff", member.key, data={"name": "Cô Hoa", "position": "Kế toán"})
    go(client, "release_staff", member.key, data={"because": "moved", "on": "01/11/2024"})
    member.refresh_from_db()
    assert (member.teaches, member.ends_on) == (False, date(2024, 11, 1))


def test_a_class_is_opened_once_and_given_a_teacher(world, signed_in):
    client = signed_in("hanh")
    answer = go(client, "open_class", "HD-TH01", data={"name": "5A1", "teacher": world.lan.pk})
    assert "Lê Thị Lan" in answer.content.decode()
    assert go(client, "open_class", "HD-TH01", data={"name": "5a1"}).status_code == 409


def test_a_list_is_previewed_confirmed_and_undone_in_the_browser(world, signed_in):
    client = signed_in("binh")
    page = upload(client, sector_list(pupil_row(1, "Nguyễn Văn Đức")))
    assert "Xem trước, chưa lưu gì" in page.content.decode()
    assert not Pupil.objects.exists()
    batch = ImportBatch.objects.get()
    page = go(client, "confirm_import", batch.key, data={"seen": "1-0-0-0-0"})
    assert "Đã nhập danh sách" in page.content.decode()
    assert Pupil.objects.count() == 1
    page = go(client, "undo_import", batch.key, data={})
    assert "Đã hoàn tác" in page.content.decode()
    assert not Pupil.objects.exists()


def test_wrong_cells_are_shown_and_the_button_is_not(world, signed_in):
    page = upload(signed_in("binh"), sector_list(pupil_row(1, "Lỗi", "31/02/2015"))).content.decode()
    assert "Ô F7: ngày sinh 31/02/2015 không có thật." in page
    assert "Xác nhận, lưu cả danh sách" not in page


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.xlsx", "rỗng"),
        (b"khong phai excel", "a.xlsx", "không phải là tệp Excel"),
        (b"<html><table></table></html>", "a.xls", "trang web đổi đuôi"),
        (book([["Nội dung"], ["x"]]), "a.xlsx", "không có bảng danh sách"),
        (book([["Năm học 2023 - 2024"], ["Họ tên", "Lớp"], ["A B", "4A"]]), "a.xlsx", "ghi năm học 2023–2024"),
        (book([["Họ tên", "Lớp"]]), "a.xlsx", "chưa có ai"),
    ],
)
def test_a_bad_file_gets_its_sentence_and_saves_nothing(world, signed_in, data, name, said):
    page = upload(signed_in("binh"), data, name=name)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not ImportBatch.objects.exists()


def test_the_template_of_another_school_or_kind_is_refused(world, signed_in):
    theirs = go(signed_in("ngoc"), "template", "HD-TH02", "pupil").content
    assert "của đơn vị HD-TH02, không phải của đơn vị HD-TH01" in upload(signed_in("binh"), theirs).content.decode()
    ours = go(signed_in("binh"), "template", "HD-TH01", "staff").content
    assert "mẫu khác" in upload(signed_in("binh"), ours).content.decode()


def test_a_long_list_is_saved_behind_a_progress_bar(world, signed_in, monkeypatch):
    monkeypatch.setattr(import_views, "IN_PAGE", 1)
    client = signed_in("binh")
    upload(client, sector_list(*(pupil_row(n, f"Em {n}") for n in range(3))))
    batch = ImportBatch.objects.get()
    page = go(client, "confirm_import", batch.key, data={"seen": "3-0-0-0-0"})
    assert "Đang chờ" in page.content.decode() or "Đã xong" in page.content.decode()
    assert not Pupil.objects.exists()
    work = Work.objects.get()
    assert go(client, "follow_import", batch.key).status_code == 200
    again = go(client, "confirm_import", batch.key, data={"seen": "3-0-0-0-0"})
    assert again.status_code == 409
    run(work, jobs.save_import)
    work.refresh_from_db()
    assert (work.state, work.done, work.result["new"]) == ("done", 3, 3)
    assert AuditEntry.objects.get(verb="registry.confirm_import").actor == world.binh.actor_key


def test_a_cancelled_long_list_saves_nothing(world, signed_in, monkeypatch):
    monkeypatch.setattr(import_views, "IN_PAGE", 1)
    client = signed_in("binh")
    upload(client, sector_list(*(pupil_row(n, f"Em {n}") for n in range(3))))
    batch = ImportBatch.objects.get()
    go(client, "confirm_import", batch.key, data={"seen": "3-0-0-0-0"})
    go(client, "cancel_import", batch.key, data={})
    work = Work.objects.get()
    run(work, jobs.save_import)
    work.refresh_from_db()
    assert (work.state, Pupil.objects.count()) == ("cancelled", 0)


def state(client, code="HD-TH01", **words):
    return go(client, "state_headcounts", code, 2024, data={"counted_on": "01/11/2024", **words})


def test_numbers_are_read_as_people_write_them_and_zero_is_an_answer(world, signed_in):
    page = state(
        signed_in("hanh"),
        caregivers_roll="1.234",
        caregivers_informed="0",
        pupils_roll="700",
        pupils_found="0",
        pupils_screened="700",
    )
    assert "Đã lưu số liệu năm 2024." in page.content.decode()
    assert dict(Headcount.objects.values_list("measure", "high")) == {
        "caregivers.roll": 1234,
        "caregivers.informed": 0,
        "pupils.roll": 700,
        "pupils.found": 0,
        "pupils.screened": 700,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"caregivers_roll": "10", "caregivers_informed": "11"}, "11 lớn hơn “Cha mẹ, người chăm sóc trẻ em” (10)"),
        ({"caregivers_roll": "-5"}, "là số âm"),
        ({"caregivers_roll": "nhiều"}, "không phải là một số"),
        ({"caregivers_roll": "1,234"}, "Hãy xác nhận"),
        ({"caregivers_informed": "5"}, "Hãy ghi số này trước"),
        ({"caregivers_roll": "10", "caregivers_informed": "5", "caregivers_informed_high": "4"}, "bằng hoặc lớn hơn"),
        ({"counted_on": "10/11/2024"}, "không thể ở sau hôm nay"),
    ],
)
def test_an_impossible_number_is_refused_with_a_sentence(world, signed_in, words, said):
    assert said in state(signed_in("hanh"), **words).content.decode()
    assert not Headcount.objects.exists()


def test_resident_children_need_a_source(world, signed_in):
    son = signed_in("son")
    assert "cần có nguồn" in state(son, "HD-W01", children_resident="4000").content.decode()
    state(son, "HD-W01", children_resident="4000", source="Điều tra phổ cập tháng 10/2024")
    assert Headcount.objects.get().source == "Điều tra phổ cập tháng 10/2024"


def test_two_people_editing_see_both_numbers_and_lose_neither(world, signed_in):
    hanh, binh = signed_in("hanh"), signed_in("binh")
    state(hanh, caregivers_roll="100")
    state(binh, caregivers_roll="111", caregivers_roll_version="1")
    page = state(hanh, caregivers_roll="222", caregivers_roll_version="1")
    text = page.content.decode()
    assert page.status_code == 409
    assert 'value="222"' in text
    assert "Đang lưu: 111–111" in text
    assert Headcount.objects.get().low == 111
    state(hanh, caregivers_roll="222", caregivers_roll_version="2")
    assert Headcount.objects.get().low == 222


def test_who_is_known_by_name_is_not_asked_as_a_number(world, signed_in):
    a_pupil(a_class(world.primary))
    page = go(signed_in("hanh"), "state_headcounts", "HD-TH01", 2024).content.decode()
    assert "pupils_roll" not in page
    assert "staff_roll" in page
    said = state(signed_in("hanh"), pupils_screened="2", pupils_found="0").content.decode()
    assert "2 lớn hơn “danh sách của đơn vị” (1)" in said


def test_a_year_that_has_not_begun_has_no_form(world, signed_in):
    assert Period.objects.filter(year=2025).exists()
    assert go(signed_in("hanh"), "state_headcounts", "HD-TH01", 2025).status_code == 404


def test_the_nightly_job_counts_who_joins_that_day(world):
    a_pupil(a_class(world.primary), starts_on=TODAY)
    jobs.refresh_rolls(NOW)
    assert Cell.objects.get(unit=world.primary, year=2024, measure="pupils.roll").value == 1
