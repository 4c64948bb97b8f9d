"""Units from one file: a wrong cell is named and nothing is saved; right, the tree stands and heads get their slips."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.documents.reading import read_sheets
from tuoitho.organisations import actions
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import tree_on
from tuoitho.organisations.reader import NewUnit, read_units
from tuoitho.organisations.tests.paper import slips_of
from tuoitho.organisations.tests.reforms import rows

HEADS = (
    "Mã đơn vị,Tên đơn vị,Loại đơn vị,Cấp học,Loại hình,Mã đơn vị cấp trên,Mã trường hướng dẫn,"
    "Thư điện tử,Họ và tên người đứng đầu"
)
WARD = "HD-W09,Phường Hà Cầu,Phường,,,HD,,,"
SCHOOL = "HD-MN09,Trường Mầm non Sen Hồng,trường,mầm non,Công lập,HD-W09,,sen@example.org,Lê Thị Mận"
GROUP = 'HD-NT09,Nhóm trẻ Mặt Trời,"Nhóm trẻ, lớp mẫu giáo độc lập",,,,HD-MN09,,'


def table(*lines: str, heads: str = HEADS) -> SimpleUploadedFile:
    return SimpleUploadedFile("don-vi.csv", "\n".join([heads, *lines]).encode())


def look(client: Client, *lines: str):  # type: ignore[no-untyped-def]
    words = {"table": table(*lines), "starts_on": "2024-01-01", "accounts": "on"}
    return client.post(reverse("organisations:import_units"), words)


def test_a_ward_a_school_and_the_group_it_guides_come_from_one_file_with_the_heads_slip(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client = signed_in("an")
    looked = look(client, GROUP, SCHOOL, WARD)
    assert "Trường Mầm non Sen Hồng" in looked.content.decode() and not Unit.objects.filter(code="HD-W09").exists()
    words = {"stored": str(looked.context["stored"].key), "starts_on": "2024-01-01", "accounts": "on"}
    slips = client.post(reverse("organisations:import_units"), words)
    assert "Lê Thị Mận" in slips_of(slips)
    tree = tree_on(date(2024, 1, 1))
    ward, school, group = (Unit.objects.get(code=code) for code in ("HD-W09", "HD-MN09", "HD-NT09"))
    assert tree.ancestors(group.pk) == [school.pk, ward.pk, world.department.pk, world.city.pk]
    assert (school.level, school.public, group.level, group.public) == ("preschool", True, "preschool", False)
    assert Post.objects.get(unit=school).role == "head"
    assert AuditEntry.objects.get().verb == "organisations.import_units"


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("HD-W01,Phường trùng mã,Phường,,,HD,,,", "A2"),
        (",Phường không mã,Phường,,,HD,,,", "A2"),
        ("X,Trường lạ,Trung tâm,,,HD,,,", "C2"),
        ("X,Trường thiếu cấp,Trường,,,HD-W01,,,", "D2"),
        ("X,Trường lạ,Trường,Đại học,,HD-W01,,,", "D2"),
        ("X,Trường,Trường,Tiểu học,Nửa công,HD-W01,,,", "E2"),
        ("X,Trường,Trường,Tiểu học,,HD-W77,,,", "F2"),
        ("X,Phường,Phường,,,HD-W01,,,", "F2"),
        ("X,Phường,Phường,,,,,,", "F2"),
        ('X,Nhóm,"Nhóm trẻ, lớp mẫu giáo độc lập",,,HD-W01,,,', "G2"),
        ("X,Trường,Trường,Tiểu học,,HD-W01,,khong phai thu,", "H2"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_saved(
    world: World, signed_in: Callable[[str], Client], line: str, cell: str
) -> None:
    client, before = signed_in("an"), rows()
    looked = look(client, line, WARD)
    assert f"Ô {cell}" in looked.content.decode()
    words = {"stored": str(looked.context["stored"].key), "starts_on": "2024-01-01"}
    client.post(reverse("organisations:import_units"), words)
    assert rows() == before


def test_a_level_may_be_written_short(world: World) -> None:
    data = table("X,Trường THCS Mới,Trường,THCS,,HD-W01,,,").read()
    read = read_units("don-vi.csv", data, {"HD-W01": "ward"})
    assert [row.unit.level for row in read.rows] == ["lower_secondary"] and not read.faults


def test_a_file_without_its_heads_or_rows_or_of_another_kind_says_so(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, address = signed_in("an"), reverse("organisations:import_units")
    for given in (table(WARD, heads="A,B,C"), table(), SimpleUploadedFile("x.xlsx", b"PK nothing")):
        answer = client.post(address, {"table": given, "starts_on": "2024-01-01"})
        assert answer.status_code == 409


def test_the_template_is_read_back_as_it_is_written(world: World, signed_in: Callable[[str], Client]) -> None:
    book = signed_in("an").get(reverse("organisations:units_template")).content
    heads = [str(head) for head in read_sheets("mau.xlsx", book)[0].rows[0]]
    line = ["X1", "Phường mới", "Phường", "", "", "HD", "", "", "", "", ""]
    csv = ",".join(heads) + "\n" + ",".join(line)
    read = read_units("mau.csv", csv.encode(), {"HD": "department"})
    assert [row.unit.code for row in read.rows] == ["X1"] and not read.faults


def test_units_come_only_below_what_one_keeps_and_not_before_their_parents(world: World) -> None:
    words = {"at": NOW, "starts_on": date(2024, 1, 1)}
    strange = [NewUnit("X", "Phường", "ward", "TX")]
    for name in ("an", "mai", "linh", "hanh"):
        with pytest.raises(NotAllowed):
            actions.import_units(units=strange, by=world.viewer(name), **words)
    ours = [NewUnit("X", "Phường", "ward", "HD")]
    with pytest.raises(Refused, match="Vào ngày 01/01/2010"):
        actions.import_units(units=ours, by=world.viewer("an"), at=NOW, starts_on=date(2010, 1, 1))
    assert not Unit.objects.filter(code="X").exists()
