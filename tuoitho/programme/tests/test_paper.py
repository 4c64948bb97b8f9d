"""The plan as an official document."""

import io
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.models import Note
from tuoitho.documents import pdf
from tuoitho.documents.docx import render
from tuoitho.programme import pages, queries
from tuoitho.programme.models import Plan, Target
from tuoitho.programme.pages.paper import parent_body, symbol
from tuoitho.programme.tests.stage import drawn


def paper(world: World, plan: Plan):
    viewer = world.viewer("hanh")
    above = {t.series: t for t in Target.objects.filter(clause__plan=plan.carries_out)}
    clauses = list(queries.clauses_of(viewer, plan))
    return pages.document(plan, clauses, queries.units_above(viewer, plan.unit), above)


@pytest.fixture
def plan(world: World) -> Plan:
    plan = drawn(world, world.primary)
    plan.answerable = world.hanh
    Target.objects.filter(clause__plan=plan, series="2.2").update(percent=95)
    item = plan.clauses.get(address="II.2.1")
    item.responsible, item.due_on = "Lê Thị Lan", date(2024, 6, 30)
    item.save()
    return plan


def test_the_head_of_the_paper_names_the_committee_and_the_school(world: World, plan: Plan) -> None:
    head = paper(world, plan).letterhead
    assert (head.parent, head.issuer) == ("UBND QUẬN HÀ ĐÔNG", "TRƯỜNG TIỂU HỌC VƯỜN XANH")
    assert head.number.split() == ["Số:", "/KH-THVX"]


def test_after_the_districts_the_ward_stands_over_the_school(world: World) -> None:
    assert parent_body(world.primary, [world.ward, world.city]) == "UBND PHƯỜNG VẠN PHÚC"
    assert parent_body(world.department, [world.city]) == "UBND QUẬN HÀ ĐÔNG"


def test_symbols(world: World) -> None:
    assert [symbol(unit) for unit in (world.department, world.primary, world.secondary, world.preschool)] == [
        "PGDĐT", "THVX", "THCSĐC", "MNCD",
    ]  # fmt: skip


def test_both_papers_say_the_same_and_lose_no_letter(world: World, plan: Plan, tmp_path: Path) -> None:
    made = paper(world, plan)
    word = "\n".join(p.text for p in docx.Document(io.BytesIO(render(made, NOW))).paragraphs)
    file = tmp_path / "plan.pdf"
    file.write_bytes(pdf.render(made, NOW))
    printed = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    flat = " ".join(printed.split())
    for sentence in (
        "Mức của đơn vị: từ 95% trở lên",
        "(phụ trách: Lê Thị Lan; hạn 30/06/2024)",
        "trước ngày 18/11",
        "Căn cứ Kế hoạch số 1217/KH-PGDĐT ngày 03/12/2021 của Phòng Giáo dục và Đào tạo quận Hà Đông",
        "Nguyễn Thị Hạnh chịu trách nhiệm tổ chức thực hiện kế hoạch này",
    ):
        assert sentence in " ".join(word.split())
        assert sentence in flat


def test_a_school_keeps_the_duties_of_schools_and_only_a_preschool_the_hand_down(world: World) -> None:
    primary, preschool = drawn(world, world.primary), drawn(world, world.preschool)
    parties = set(primary.clauses.filter(kind="duty").values_list("party", flat=True))
    assert parties == {"Các trường mầm non, tiểu học và trung học cơ sở"}
    assert not primary.clauses.filter(kind="hand_down").exists()
    assert preschool.clauses.filter(kind="hand_down").exists()


@pytest.mark.parametrize(("value", "said"), [("1", True), ("", False)])
def test_the_paper_of_an_illustrative_store_says_so(
    world: World, plan: Plan, signed_in: Callable[[str], Client], value: str, said: bool
) -> None:
    Note.objects.create(name="illustrative", value=value)
    answer = signed_in("hanh").get(reverse("programme:export", kwargs={"key": plan.key, "kind": "docx"}))
    foot = docx.Document(io.BytesIO(answer.content)).sections[0].first_page_footer.paragraphs[0].text
    assert ("Số liệu minh hoạ" in foot) is said
