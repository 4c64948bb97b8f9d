"""Sealed fields: ciphertext in the store, fail closed on a wrong key, found by any whole word."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import FieldError
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import NOW
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.base.crypto import CannotOpen, seal, token, tokens, unseal
from tuoitho.base.folding import fold
from tuoitho.base.keyring import KeyMissing, ensure_field_key, ensure_secret
from tuoitho.registry.models import Pupil


@given(st.binary(max_size=200), st.binary(max_size=20))
def test_what_is_sealed_opens_again_only_in_its_own_column(plain: bytes, context: bytes) -> None:
    sealed = seal(plain, context)
    assert unseal(sealed, context) == plain
    with pytest.raises(CannotOpen):
        unseal(sealed, context + b"x")


def test_another_key_opens_nothing_and_no_key_seals_nothing(tmp_path: Path, settings: object) -> None:
    sealed = seal(b"x", b"c")
    settings.KEYS = tmp_path / "other"  # type: ignore[attr-defined]
    with pytest.raises(KeyMissing):
        seal(b"x", b"c")
    ensure_field_key(tmp_path / "other")
    with pytest.raises(CannotOpen):
        unseal(sealed, b"c")


def test_after_rotation_old_seals_open_and_new_ones_carry_the_new_key(tmp_path: Path, settings: object) -> None:
    settings.KEYS = tmp_path  # type: ignore[attr-defined]
    ensure_field_key(tmp_path)
    old = seal(b"x", b"c")
    (tmp_path / "field-2.key").write_text("ab" * 32)
    assert (unseal(old, b"c"), seal(b"x", b"c")[0]) == (b"x", 2)


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = ensure_secret(tmp_path / "keys" / "a.key")
    assert ensure_secret(tmp_path / "keys" / "a.key") == first
    assert (tmp_path / "keys" / "a.key").stat().st_mode & 0o077 == 0


def test_words_meet_without_tone_marks_in_any_order() -> None:
    assert fold("  NGUYỄN   Thị Đức ") == "nguyen thi duc"
    assert tokens("duc NGUYEN") < tokens("Nguyễn Thị Đức")
    assert token("duc") not in tokens("Nguyễn Thị Đứ")


@given(st.text(alphabet="àáảãạăâđèéêìíòóôơùúưỳýÀĐƯƠ aehuo", max_size=30))
def test_folding_is_idempotent_and_leaves_plain_letters(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


def test_a_name_is_ciphertext_in_the_store_and_cannot_be_filtered(db: None) -> None:
    pupil = Pupil.objects.create(name="Nguyễn Thị Đức")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select name from registry_pupil where id = %s", [pupil.pk])
        raw = bytes(cursor.fetchone()[0])
    assert "Đức".encode() not in raw
    assert Pupil.objects.get(pk=pupil.pk).name == "Nguyễn Thị Đức"
    with pytest.raises(FieldError):
        Pupil.objects.filter(name="Nguyễn Thị Đức").exists()


def test_a_kept_file_is_sealed_on_disk(db: None) -> None:
    stored = files.keep("danh sách.xlsx", b"Nguyen Van A", by=SYSTEM, at=NOW)
    on_disk = (settings.DATA / "files" / stored.key.hex[:2] / stored.key.hex).read_bytes()
    assert b"Nguyen" not in on_disk
    assert files.read(stored) == b"Nguyen Van A"
