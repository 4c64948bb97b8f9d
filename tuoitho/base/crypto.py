"""Sealing of identifying fields: AES-GCM with the key's id in front, and keyed tokens to find a sealed word again."""

import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tuoitho.base.folding import words
from tuoitho.base.keyring import KeyMissing, ensure_secret, field_keys
from tuoitho.base.refusals import Refused

NONCE = 12


class CannotOpen(Refused):
    """Sealed bytes that no key here opens. Raised, never turned into text: a wrong key must not corrupt on save."""

    status = 503

    def __init__(self, why: str) -> None:
        super().__init__(
            _("Không mở được dữ liệu đã mã hoá: khoá đang dùng không phải khoá đã đóng dữ liệu này."),
            kept=_("Không có gì bị ghi đè; dữ liệu vẫn nguyên dưới khoá cũ."),
            todo=_("Người quản trị máy chủ hãy đặt lại đúng tệp khoá vào thư mục khoá, rồi mở lại trang."),
            code=f"key: {why}",
        )


class NoKey(CannotOpen, KeyMissing):
    """No field key at all, or one that is damaged."""


def _ring() -> tuple[int, dict[int, AESGCM]]:
    """(the number that seals, every key); read again when the folder changes, so that every process follows."""
    folder = settings.KEYS
    return _read(folder, folder.stat().st_mtime_ns if folder.is_dir() else 0)


@lru_cache(maxsize=4)
def _read(folder: Path, changed: int) -> tuple[int, dict[int, AESGCM]]:
    try:
        keys = field_keys(folder)
    except KeyMissing as damaged:
        raise NoKey(str(damaged)) from damaged
    if not keys:
        raise NoKey("none there")
    return max(keys), {number: AESGCM(raw) for number, raw in keys.items()}


@lru_cache(maxsize=4)
def _index_key(folder: Path) -> bytes:
    return hashlib.sha256(ensure_secret(folder / "index.key").encode()).digest()


def seal(plain: bytes, context: bytes) -> bytes:
    """Key id (1 byte) + nonce (12) + ciphertext. `context` names the column: bytes cannot move to another."""
    number, ring = _ring()
    nonce = os.urandom(NONCE)
    return bytes([number]) + nonce + ring[number].encrypt(nonce, plain, context)


def newest_key() -> int:
    """The number of the key that seals."""
    return _ring()[0]


def key_of(sealed: bytes) -> int:
    """The number of the key that something is sealed with."""
    return sealed[0]


def unseal(sealed: bytes, context: bytes) -> bytes:
    """The plain bytes, or `CannotOpen`."""
    number, ring = key_of(sealed), _ring()[1]
    if number not in ring:
        raise CannotOpen("sealed with a key that is not here")
    try:
        return ring[number].decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], context)
    except InvalidTag as wrong:
        raise CannotOpen("the seal does not hold") from wrong


def token(word: str) -> bytes:
    """A keyed token of one folded word (16 bytes): equal words meet, nothing can be read back without the key."""
    return hmac.digest(_index_key(settings.KEYS), word.encode(), "sha256")[:16]


def tokens(text: str) -> set[bytes]:
    """The tokens of every whole word of a text, without tone marks and case."""
    return {token(word) for word in words(text)}
