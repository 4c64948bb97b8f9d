"""A file becomes a draft, nothing lost."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tuoitho.base import files
from tuoitho.base.models import AuditEntry
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.tests.stage import ILLUSTRATIVE

SignedIn = Callable[[str], Client]
ELEVEN = {
    "1.1": ("<", 1), "1.2": (">=", 100), "1.3": (">=", 90), "2.1a": (">=", 90), "2.1b": (">=", 80), "2.2": (">=", 85),
    "2.3": (">=", 90), "3.1a": (">=", 90), "3.1b": (">=", 90), "3.2a": (">=", 90), "3.2b": (">=", 70),
}  # fmt: skip


def dropped(client: Client, name: str, content: bytes) -> Plan:
    response = client.post(reverse("programme:upload"), {"file": SimpleUploadedFile(name, content)})
    plan = Plan.objects.latest("pk")
    assert response.url == reverse("programme:correct", kwargs={"key": plan.key})
    return plan


def goals(plan: Plan) -> dict[str, tuple[str, int]]:
    targets = Target.objects.filter(clause__plan=plan, percent__isnull=False)
    return {target.series: (target.comparison, int(target.percent)) for target in targets}


def lines(plan: Plan) -> dict[str, int]:
    kinds = list(plan.clauses.values_list("kind", flat=True))
    return {kind: kinds.count(kind) for kind in Clause.Kind.values}


WHOLE = {"general": 2, "objective": 3, "target": 8, "outlook": 1, "task": 9, "item": 21, "funding": 2, "duty": 15}


def test_the_districts_plan_reads_whole(world: World, signed_in: SignedIn, shared: Path) -> None:
    seed = next((shared / "seeds").glob("000_*.txt"))
    plan = dropped(signed_in("mai"), "1217.txt", seed.read_bytes())
    assert goals(plan) == ELEVEN
    assert lines(plan) == {**WHOLE, "item": 20, "report": 4, "hand_down": 1}
    assert plan.unread == []
    assert (plan.number, plan.from_year, plan.to_year, plan.horizon) == ("1217/KH-PGDĐT", 2021, 2025, 2030)
    assert (plan.report_day, plan.report_month, len(plan.recipients)) == (18, 11, 6)


def test_the_illustrative_plan_has_the_same_shape_and_goals(world: World, signed_in: SignedIn) -> None:
    plan = dropped(signed_in("mai"), "ke-hoach.txt", ILLUSTRATIVE.read_bytes())
    assert goals(plan) == ELEVEN
    assert lines(plan) == {**WHOLE, "report": 3, "hand_down": 1}
    assert plan.unread == []
    assert Target.objects.get(clause__plan=plan, series="H30").percent is None


def test_a_plan_of_another_shape_sets_no_series_by_itself(world: World, signed_in: SignedIn) -> None:
    """Its "2.1" is not the programme's: the officer says which series a percentage sets."""
    other = Path(__file__).parent / "plans" / "trang_mang.txt"
    plan = dropped(signed_in("mai"), "khac.txt", other.read_bytes())
    assert set(goals(plan)) <= {""}
    assert Target.objects.filter(clause__plan=plan, percent=90).exists()


def test_a_word_file_reads_like_the_text(world: World, signed_in: SignedIn) -> None:
    paper, out = docx.Document(), io.BytesIO()
    for line in ILLUSTRATIVE.read_text().splitlines():
        paper.add_paragraph(line)
    paper.save(out)
    plan = dropped(signed_in("mai"), "ke-hoach.docx", out.getvalue())
    assert goals(plan) == ELEVEN


def test_the_file_is_kept_sealed_and_its_text_whole(world: World, signed_in: SignedIn) -> None:
    plan = dropped(signed_in("mai"), "ke-hoach.txt", ILLUSTRATIVE.read_bytes())
    assert files.read(plan.file) == ILLUSTRATIVE.read_bytes()
    kept = " ".join(piece["text"] for piece in plan.text)
    assert re.findall(r"\w+", kept) == re.findall(r"\w+", ILLUSTRATIVE.read_text())
    answer = signed_in("mai").get(reverse("programme:original", kwargs={"key": plan.key}))
    assert answer.content == ILLUSTRATIVE.read_bytes()


def test_one_upload_is_one_entry(world: World, signed_in: SignedIn) -> None:
    before = AuditEntry.objects.count()
    plan = dropped(signed_in("mai"), "ke-hoach.txt", ILLUSTRATIVE.read_bytes())
    assert AuditEntry.objects.count() == before + 1
    assert AuditEntry.objects.latest("seq").subject == str(plan.key)


@pytest.mark.parametrize(
    ("name", "content"),
    [("trong.txt", b""), ("anh.pdf", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ("chi-dau.txt", b"--- ***\n")],
)
def test_what_cannot_be_read_gets_a_sentence_and_leaves_nothing(
    name: str, content: bytes, world: World, signed_in: SignedIn
) -> None:
    answer = signed_in("mai").post(reverse("programme:upload"), {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert not Plan.objects.exists()


def test_a_teacher_and_a_viewer_drop_nothing(world: World, signed_in: SignedIn) -> None:
    for person in ("lan", "yen", "khoa", "son"):
        assert signed_in(person).get(reverse("programme:upload")).status_code == 403
