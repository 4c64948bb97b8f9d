"""Sheets to sign come out with names, and who read them is in the audit."""

import io
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tuoitho.base.models import AuditEntry, Note
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil

NAMES = ["Nguyễn Thị Khuê Ưởng", "Đặng Ỷ Lan"]


def test_a_class_sheet_holds_every_name_letter_by_letter(world: World, signed_in: Callable[[str], Client]) -> None:
    school_class = a_class(world.primary, teacher=world.lan)
    for name in NAMES:
        a_pupil(school_class, name)
    answer = signed_in("lan").get(reverse("activities:class_sheet", kwargs={"key": school_class.key, "form": "pdf"}))
    document = pypdfium2.PdfDocument(answer.content)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    for words in ("GIẤY XÁC NHẬN THAM DỰ", "Họ và tên", "Ký tên", world.primary.name, "Lớp 4A", *NAMES):
        assert words in " ".join(text.split())
    assert answer.headers["Cache-Control"] == "no-store"
    entry = AuditEntry.objects.get(verb="activities.print_sheet")
    assert (entry.actor, entry.subject) == (world.users["lan"].actor_key, str(school_class.key))


def test_a_staff_sheet_is_a_word_file(world: World, signed_in: Callable[[str], Client]) -> None:
    a_colleague(world.primary, NAMES[0])
    answer = signed_in("hanh").get(
        reverse("activities:staff_sheet", kwargs={"code": world.primary.code, "form": "docx"})
    )
    cells = [cell.text for table in docx.Document(io.BytesIO(answer.content)).tables for cell in table._cells]
    assert {"STT", "Họ và tên", "Ký tên", NAMES[0]} <= set(cells)


@pytest.mark.parametrize("name", ["ngoc", "mai", "yen", "dung"])
def test_nobody_else_reads_the_names(world: World, signed_in: Callable[[str], Client], name: str) -> None:
    school_class = a_class(world.primary, teacher=world.lan)
    path = reverse("activities:class_sheet", kwargs={"key": school_class.key, "form": "pdf"})
    assert signed_in(name).get(path).status_code in (403, 404)
    assert not AuditEntry.objects.filter(verb="activities.print_sheet").exists()


def test_there_are_two_formats(world: World, signed_in: Callable[[str], Client]) -> None:
    path = reverse("activities:staff_sheet", kwargs={"code": world.primary.code, "form": "exe"})
    assert signed_in("hanh").get(path).status_code == 404


@pytest.mark.parametrize(("value", "said"), [("1", True), ("", False)])
def test_a_sheet_of_an_illustrative_store_says_so(
    world: World, signed_in: Callable[[str], Client], value: str, said: bool
) -> None:
    Note.objects.create(name="illustrative", value=value)
    path = reverse("activities:staff_sheet", kwargs={"code": world.primary.code, "form": "pdf"})
    page = pypdfium2.PdfDocument(signed_in("hanh").get(path).content)[0]
    assert ("Số liệu minh hoạ" in page.get_textpage().get_text_range()) is said
