"""A tip reaches who is to read it, is sealed, and is found again by its code alone."""

import errno
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import FOUNDED, NOW, TODAY, World
from tuoitho.base import files
from tuoitho.base.actors import ANONYMOUS
from tuoitho.base.models import AuditEntry, StoredFile
from tuoitho.base.refusals import Refused
from tuoitho.cases.actions.tips import Received, receive_tip
from tuoitho.cases.models import Report, ReportPhoto
from tuoitho.cases.models.codes import ALPHABET, digest_of, new_code
from tuoitho.cases.models.routing import tip_receiver
from tuoitho.cases.models.tips import Tip
from tuoitho.cases.queries import reports_received
from tuoitho.cases.queries.tips import stage_of_tip, wards_told_of
from tuoitho.cases.tests.test_sealed import columns
from tuoitho.cases.workflow import ReportState
from tuoitho.documents.reading import Picture, read_picture
from tuoitho.documents.tests.test_picture import telling
from tuoitho.organisations.models import Post, Unit, UnitParent

SAW = "Bé gái chừng mười tuổi rửa bát ở quán Bà Tám đến nửa đêm."
CONTACT = "chị Loan 0987 654 321"
PLACE, SEEN = "ngõ 5 đường Lụa", "tối thứ Bảy tuần trước"


def told(world: World, **more) -> Received:
    words = {"channel": "tip", "saw": SAW, "ward": world.ward, "danger": "unsure", "concern": "none"} | more
    return receive_tip(tip=Tip(**words), by=ANONYMOUS, at=NOW)


def a_photo() -> Picture:
    return read_picture(telling())


def readers(world: World) -> set[str]:
    return {name for name in world.users if reports_received(world.viewer(name)).exists()}


@pytest.mark.parametrize(
    ("ward", "concern", "who"),
    [
        ("ward", "none", {"son", "phuc", "tung"}),
        ("ward", "", {"son", "phuc", "tung"}),
        ("ward", "school", {"son", "phuc", "tung"}),
        ("ward", "ward", {"ha"}),
        ("ward", "police", {"ha"}),
        ("ward", "unsure", {"ha"}),
        ("other_ward", "none", {"vinh", "thao"}),
        (None, "none", {"ha"}),
        (None, "ward", {"ha"}),
    ],
)
def test_a_tip_is_read_where_it_happened_or_at_the_citys_centre_and_never_at_a_school(ward, concern, who, world):
    told(world, ward=ward and world.units[ward], concern=concern)
    assert readers(world) == who


def test_the_head_named_in_a_tip_never_sees_it(world):
    told(world, saw="Hiệu trưởng Nguyễn Thị Hạnh bắt em bán hàng.", concern="school")
    assert readers(world) & {"hanh", "binh", "lan", "thu", "ngoc", "dung", "mai"} == set()


def test_a_ward_where_nobody_receives_leaves_its_tips_to_the_city(world):
    Post.objects.filter(unit=world.ward).delete()
    told(world)
    assert readers(world) == {"ha"}


def test_a_chair_alone_receives(world):
    Post.objects.filter(unit=world.ward, role="ward_officer").delete()
    assert tip_receiver(world.ward, "none", TODAY) == world.ward


def test_without_a_city_an_unknown_ward_is_asked_for_and_nothing_is_half_saved(world):
    Unit.objects.filter(kind="city").update(ends_on=TODAY)
    with pytest.raises(Refused) as refused:
        told(world, ward=None)
    assert "Hãy chọn một phường" in str(refused.value) and not Report.objects.exists()
    UnitParent.objects.all().delete()
    assert told(world, concern="ward").report.receiver == world.ward


def test_it_leaves_one_entry_of_nobody(world):
    report = told(world, contact=CONTACT).report
    entry = AuditEntry.objects.get(verb="cases.receive_tip")
    assert (entry.actor, entry.subject, entry.unit) == ("anonymous", str(report.key), "HD-W01")
    assert entry.fields == ["saw", "ward", "danger", "concern", "contact"]
    assert [step.verb for step in report.steps.all()] == ["receive_tip"]


def test_neither_store_nor_files_hold_a_word_or_the_photo_in_clear(world):
    done = told(world, place=PLACE, seen=SEEN, contact=CONTACT, photo=a_photo())
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    stored = " ".join(columns(f'"{table}"') for table in tables if table.startswith(("cases_", "base_")))
    assert not [word for word in (SAW, PLACE, SEEN, "Loan", "0987", done.code) if word in stored]
    kept = [path.read_bytes() for path in Path(settings.DATA, "files").rglob("*") if path.is_file()]
    assert kept and not [one for one in kept if b"\xff\xd8\xff" in one[:64] or b"Lan 12 Pro" in one or b"JFIF" in one]
    report = Report.objects.get()
    assert (report.saw, report.place, report.seen, report.reporter_contact) == (SAW, PLACE, SEEN, CONTACT)


def test_the_original_stays_whole_for_the_police_and_the_copy_tells_nothing(world):
    photo = a_photo()
    told(world, photo=photo)
    kept = ReportPhoto.objects.get()
    assert files.read(kept.original) == photo.original and b"Lan 12 Pro" in photo.original
    assert files.read(kept.working) == photo.working and b"Lan 12 Pro" not in photo.working


@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_full_store_costs_the_photo_and_never_the_tip(fails_at, world, monkeypatch):
    writes, real = [], Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        writes.append(path)
        if len(writes) < fails_at:
            return real(path, data)
        real(path, data[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    done = told(world, photo=a_photo())
    assert not done.photo_kept and Report.objects.get().saw == SAW
    assert not ReportPhoto.objects.exists() and not StoredFile.objects.exists()
    assert not writes[-1].exists(), "half a file is taken away"
    assert "photo" not in AuditEntry.objects.get(verb="cases.receive_tip").fields


def test_a_code_is_sayable_and_its_digest_alone_is_kept(world):
    done = told(world)
    assert re.fullmatch(rf"([{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}", done.code)
    assert not set(ALPHABET) & set("0O1ILB8S5Z2UJ")
    assert done.report.digest == digest_of(done.code) != done.code


@given(st.text(alphabet=" -–\t", max_size=3), st.booleans())
def test_however_a_code_is_typed_it_is_the_same(between, small):
    code = new_code()
    typed = between.join(code.replace("-", ""))
    assert digest_of(typed.lower() if small else typed) == digest_of(code)


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (ReportState.RECEIVED, "received"),
        (ReportState.TAKEN, "received"),
        (ReportState.IN_CASE, "received"),
        (ReportState.CLOSING, "received"),
        (ReportState.PASSED_ON, "passed_on"),
        (ReportState.CLOSED, "ended"),
    ],
)
def test_the_code_tells_one_of_three_things_and_never_that_there_is_a_case(state, stage, world):
    done = told(world)
    Report.objects.update(state=state)
    assert stage_of_tip(ANONYMOUS, done.code) == stage


@pytest.mark.parametrize("code", ["", "x", "K7MP-34TX-9ACE-RH6D", "K" * 9000, "'; --", "mã của tôi", "\0"])
def test_a_wrong_code_costs_the_same_question_and_finds_nothing(code, world, django_assert_num_queries):
    told(world)
    Report.objects.create(channel="staff", receiver=world.ward, saw=SAW, received_at=NOW, by="user:lan")
    with django_assert_num_queries(1):
        assert stage_of_tip(ANONYMOUS, code) == ""


def test_the_wards_of_the_day_stand_under_the_body_above_in_their_order(world):
    old = Unit.objects.create(code="OLD", kind="ward", name="Phường Cũ", starts_on=FOUNDED, ends_on=TODAY)
    found = wards_told_of(ANONYMOUS, TODAY)
    assert {above: [ward.code for ward in wards] for above, wards in found.items()} == {
        world.department.name: ["HD-W02", "HD-W01"]
    }
    assert not [wards for wards in found.values() if old in wards]
