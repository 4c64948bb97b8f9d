"""A new key: everything is sealed anew, a run that was cut off goes on, an old key goes when nothing needs it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base import files, rotation
from tuoitho.base.actors import SYSTEM
from tuoitho.base.crypto import CannotOpen, seal
from tuoitho.base.keyring import ensure_field_key, field_keys
from tuoitho.base.rotation import count_sealed, reseal_all, tables
from tuoitho.cases.models import Case, CaseForm, Child
from tuoitho.cases.tests.stage import a_case
from tuoitho.organisations.models.second_step import give_second_step, recovery_codes_left


@pytest.fixture(autouse=True)
def _keys_of_its_own(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.KEYS, settings.DATA = tmp_path / "keys", tmp_path / "data"
    ensure_field_key(settings.KEYS)


def keys(*words: str) -> str:
    out = StringIO()
    call_command("keys", *words, stdout=out)
    return out.getvalue()


def sealed_bytes(table: str = "cases_child", column: str = "name") -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"select {column} from {table} where {column} is not null order by id")
        return [bytes(row[0]) for row in cursor.fetchall()]


@pytest.fixture
def case(world: World) -> Case:
    found = a_case(world)
    CaseForm.objects.create(case=found, form="02", answers={"told": "đêm"}, made_at=NOW, by="system")
    return found


def test_every_table_with_a_sealed_column_is_known() -> None:
    names = {table.model._meta.label for table in tables()}
    assert {"registry.Pupil", "cases.Child", "cases.Report", "cases.CaseForm", "base.StoredFile"} <= names


def test_everything_opens_under_the_new_key_and_the_old_one_can_go(case: Case, world: World) -> None:
    kept = files.keep("ảnh.jpg", b"plain bytes", by=SYSTEM, at=NOW)
    give_second_step(world.son)
    codes = recovery_codes_left(world.son)
    assert "Xong" in keys("rotate")
    assert count_sealed(1) == 0 and {raw[0] for raw in sealed_bytes()} == {2}
    assert "bỏ khoá 1" in keys("drop", "1")
    assert sorted(field_keys(django_settings.KEYS)) == [2]
    assert Child.objects.get().name == "Trần Gia Bảo" and CaseForm.objects.get().answers == {"told": "đêm"}
    assert files.read(kept) == b"plain bytes" and recovery_codes_left(world.son) == codes


def test_the_progress_is_true(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    for _ in range(5):
        Child.objects.create(name="Lê An", recorded_at=NOW, by="system")
    monkeypatch.setattr(rotation, "BATCH", 2)
    keys("rotate")
    call_command("keys", "rotate", stdout=StringIO())
    (django_settings.KEYS / "field-4.key").write_text("cd" * 32)
    done = reseal_all(lambda *step: told.append(step))
    assert told[0][0] == 0 and told[-1] == (done, done) and [step[0] for step in told] == sorted(s[0] for s in told)


class Killed(Exception):
    pass


def test_killed_in_the_middle_both_halves_open_and_the_next_run_makes_no_third_key(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        Child.objects.create(name=f"Bé {number}", recorded_at=NOW, by="system")
    monkeypatch.setattr(rotation, "BATCH", 2)

    def kill(done: int, total: int) -> None:
        if done >= 2:
            raise Killed

    (django_settings.KEYS / "field-2.key").write_text("ab" * 32)
    with pytest.raises(Killed):
        reseal_all(kill)
    assert {raw[0] for raw in sealed_bytes()} == {1, 2}
    assert [child.name for child in Child.objects.order_by("pk")] == [f"Bé {number}" for number in range(6)]
    with pytest.raises(CommandError, match="keys rotate"):
        keys("drop", "1")
    keys("rotate")
    assert sorted(field_keys(django_settings.KEYS)) == [1, 2] and {raw[0] for raw in sealed_bytes()} == {2}


@pytest.mark.parametrize("words", [("drop", "1"), ("drop", "7"), ("drop",)])
def test_the_key_in_use_an_unknown_one_and_no_number_are_refused(case: Case, words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError):
        keys(*words)
    assert Child.objects.get().name


def test_index_and_audit_keys_stay(case: Case) -> None:
    keys()
    before = [(django_settings.KEYS / name).read_text() for name in ("index.key", "audit.key")]
    keys("rotate")
    assert [(django_settings.KEYS / name).read_text() for name in ("index.key", "audit.key")] == before


@pytest.mark.parametrize("lost", [True, False])
def test_with_a_lost_or_wrong_key_the_page_says_so_and_nothing_is_overwritten(
    lost: bool, case: Case, signed_in: Callable[[str], Client], settings, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    client, before = signed_in("son"), sealed_bytes()
    settings.KEYS = tmp_path / "elsewhere"
    settings.KEYS.mkdir()
    if not lost:
        ensure_field_key(settings.KEYS)
    answer = client.get(reverse("cases:case", args=[case.key]))
    assert answer.status_code == 503 and "Không mở được dữ liệu đã mã hoá" in answer.content.decode()
    client.post(reverse("cases:record_service", args=[case.key]), {"note": "x", "seen": case.version})
    assert sealed_bytes() == before
    with pytest.raises(CannotOpen):
        Child.objects.get()
    with pytest.raises(CannotOpen):
        call_command("keys", "rotate", stdout=StringIO())
    assert sealed_bytes() == before


def test_where_the_key_is_lost_no_first_key_is_made(case: Case, settings, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings.KEYS = tmp_path / "elsewhere"
    settings.KEYS.mkdir()
    with pytest.raises(CommandError, match="đặt lại tệp khoá"):
        keys()
    assert not field_keys(settings.KEYS)


def test_a_damaged_key_file_is_no_key(settings) -> None:  # type: ignore[no-untyped-def]
    (settings.KEYS / "field-1.key").write_text("không phải khoá")
    with pytest.raises(CannotOpen):
        seal(b"x", b"c")


def test_a_second_step_of_before_is_counted_too(world: World) -> None:
    give_second_step(world.son)
    (django_settings.KEYS / "field-2.key").write_text("ab" * 32)
    with pytest.raises(CommandError, match="khoá 1"):
        keys("drop", "1")
    assert Authenticator.objects.count() == 2
