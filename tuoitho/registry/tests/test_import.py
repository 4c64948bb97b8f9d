"""A list is shown before it is saved, saved whole or not at all, and taken back exactly."""

from datetime import date

import pytest
from django.db import connection

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry, StoredFile
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.counts.models import Cell
from tuoitho.registry import actions
from tuoitho.registry.models import (
    Enrolment,
    Pupil,
    SchoolClass,
)
from tuoitho.registry.models.lists import compare, read_again
from tuoitho.registry.queries import filled_list, search_people
from tuoitho.registry.reader.templates import template
from tuoitho.registry.tests.books import pupil_row, sector_list
from tuoitho.registry.tests.lists import BE, DUC, confirmed, everything, faults, handed_in, seen
from tuoitho.registry.tests.people import OPENING, a_class, a_colleague, a_pupil


def test_nothing_is_saved_before_confirmation_but_the_sealed_file(world):
    before = everything()
    batch = handed_in(world, sector_list(DUC, BE))
    assert everything() == before
    assert (batch.rows, batch.wrong, batch.state) == (2, 0, "read")
    file = StoredFile.objects.get(pk=batch.file_id)
    assert file.name == "danh-sach.xlsx"


def test_the_first_list_makes_classes_pupils_words_and_cells(world):
    batch = confirmed(world, sector_list(DUC, BE))
    assert sorted(SchoolClass.objects.values_list("name", "grade", "school_year")) == [
        ("4A1", 4, 2024),
        ("4A2", 4, 2024),
    ]
    assert set(Enrolment.objects.values_list("starts_on", "ends_on")) == {(OPENING, None)}
    assert [hit.name for hit in search_people(world.viewer("hanh"), "duc nguyen")] == ["Nguyễn Văn Đức"]
    assert Cell.objects.get(unit=world.primary, year=2024, measure="pupils.roll").value == 2
    assert batch.summary == {"new": 2, "changed": 0, "same": 0, "left": 0}
    assert AuditEntry.objects.filter(verb="registry.confirm_import").count() == 1


def test_within_a_class_new_pupils_are_numbered_by_given_name(world):
    confirmed(world, sector_list(*(pupil_row(n, name) for n, name in enumerate(["Vũ Anh", "An Đức", "Bùi Dũng"]))))
    numbered = Enrolment.objects.order_by("roll_number").select_related("pupil")
    assert [one.pupil.name for one in numbered] == ["Vũ Anh", "Bùi Dũng", "An Đức"]


def test_the_same_file_twice_changes_nothing(world):
    data = sector_list(DUC, BE)
    confirmed(world, data)
    after = everything()
    again = compare(batch := handed_in(world, data), read_again(batch), TODAY)
    assert (len(again.arrivals), len(again.changes), again.same, again.absent) == (0, 0, 2, [])
    confirmed(world, data)
    assert everything() == after


def test_who_is_absent_stays_unless_the_file_is_said_to_be_the_full_list(world):
    confirmed(world, sector_list(DUC, BE))
    assert confirmed(world, sector_list(DUC)).summary["left"] == 0
    assert Enrolment.objects.filter(ends_on__isnull=True).count() == 2
    assert confirmed(world, sector_list(DUC), full_list=True).summary["left"] == 1
    assert Enrolment.objects.get(ends_on__isnull=False).pupil.name == "Lê Thị Bé"


def test_a_corrected_row_changes_the_pupil_and_a_new_class_moves_them(world):
    confirmed(world, sector_list(DUC))
    better = pupil_row(1, "Nguyễn Văn Đực", "07/09/2014", "4A2", "0101")
    batch = confirmed(world, sector_list(better))
    pupil = Pupil.objects.get()
    assert (pupil.name, pupil.born_on) == ("Nguyễn Văn Đực", date(2014, 9, 7))
    old, new = Enrolment.objects.order_by("pk")
    assert (old.ends_on, new.starts_on, new.school_class.name) == (TODAY, TODAY, "4A2")
    assert batch.summary["changed"] == 1


def test_an_empty_cell_takes_nothing_away(world):
    confirmed(world, sector_list(DUC))
    bare = pupil_row(1, "Nguyễn Văn Đức", code="0101", sex=None)
    bare[-1] = None
    confirmed(world, sector_list(bare))
    assert (Pupil.objects.get().sex, Pupil.objects.get().guardian_name) == ("m", "Trần Thị Mẹ")


def test_a_pupil_without_a_code_is_met_again_by_name_and_birth(world):
    pupil = a_pupil(a_class(world.primary, "4A1"), "NGUYỄN văn đức")
    batch = confirmed(world, sector_list(DUC))
    assert batch.summary == {"new": 0, "changed": 1, "same": 0, "left": 0}
    pupil.refresh_from_db()
    assert pupil.code == "0101"


def test_each_wrong_row_is_named_by_its_cell(world):
    batch = handed_in(
        world,
        sector_list(
            DUC,
            pupil_row(2, "Trùng Mã", code="0101"),
            pupil_row(3, "Lớp Lạ", room="7A"),
            pupil_row(4, "Lớp Chữ", room="Hoa Mai"),
            pupil_row(5, "Già Quá", "05/09/1985"),
            pupil_row(6, "Đôi Bạn", "01/02/2014"),
            pupil_row(7, "ĐÔI bạn", "01/02/2014"),
        ),
    )
    assert faults(batch) == [
        "Ô B9: lớp “7A” không thuộc khối lớp của trường này (1–5).",
        "Ô B10: lớp “Hoa Mai” không bắt đầu bằng số của khối, như 4A1.",
        "Ô F11: sinh năm 1985 thì không thể đang học ở trường này trong năm học 2024–2025.",
        "Ô D8: mã “0101” đã có ở dòng 7.",
        "Ô E13: trùng họ tên và ngày sinh với dòng 12; nếu là hai người, hãy ghi mã định danh của cả hai.",
    ]
    assert batch.wrong == 5


def test_a_file_with_a_wrong_row_saves_nothing(world):
    before = everything()
    with pytest.raises(Refused, match="dòng sai"):
        confirmed(world, sector_list(DUC, pupil_row(2, "Lớp Lạ", room="7A")))
    assert everything() == before


def test_a_child_still_on_another_schools_roll_is_not_taken(world):
    confirmed(world, sector_list(DUC), unit="other_school", by="ngoc")
    batch = handed_in(world, sector_list(DUC))
    assert faults(batch) == [
        "Ô D7: mã “0101” đang có trong danh sách của một trường khác; trường ấy cần ghi em đã chuyển đi trước, "
        "và họ tên phải ghi như ở đó."
    ]


def test_the_preview_must_still_be_true_when_confirmed(world):
    batch = handed_in(world, sector_list(DUC, BE))
    shown = seen(batch)
    actions.enrol(
        school_class=a_class(world.primary, "4A9"),
        fields={"name": "Chen Ngang", "born_on": date(2014, 1, 1), "birth_year": 2014},
        starts_on=TODAY,
        by=world.viewer("hanh"),
        at=NOW,
    )
    with pytest.raises(Refused, match="đã thay đổi"):
        actions.confirm_import(batch=batch, seen=shown, full_list=False, by=world.viewer("binh"), at=NOW)


def test_a_batch_is_confirmed_once(world):
    batch = confirmed(world, sector_list(DUC))
    with pytest.raises(Refused, match="Đã nhập"):
        actions.confirm_import(batch=batch, seen="", full_list=False, by=world.viewer("binh"), at=NOW)


@pytest.mark.parametrize("person", ["lan", "mai", "ngoc", "dung", "son"])
def test_only_who_keeps_the_lists_imports_them(world, person):
    with pytest.raises(NotAllowed):
        handed_in(world, sector_list(DUC), by=person)


def test_names_are_ciphertext_in_the_store(world):
    confirmed(world, sector_list(DUC))
    a_colleague(world.primary, "Trần Thị Hoa")
    with connection.cursor() as cursor:
        for table in ("registry_pupil", "registry_staffmember", "registry_personword", "registry_importbatch"):
            cursor.execute(f"SELECT * FROM {table}")
            stored = b" ".join(
                bytes(cell) if isinstance(cell, memoryview | bytes) else str(cell).encode()
                for row in cursor.fetchall()
                for cell in row
            )
            for secret in ("Đức", "Nguyễn", "Hoa", "Mẹ", "2014-09-05", "duc"):
                assert secret.encode() not in stored, table


def test_the_filled_template_comes_back_unchanged_and_knows_whose_it_is(world):
    confirmed(world, sector_list(DUC, BE))
    rows = filled_list(world.viewer("binh"), world.primary, "pupil")
    data = template("pupil", "HD-TH01", world.primary.name, 2024, rows, NOW)
    batch = handed_in(world, data)
    again = compare(batch, read_again(batch), TODAY)
    assert (again.same, len(again.changes), len(again.arrivals), again.wrong) == (2, 0, 0, 0)
