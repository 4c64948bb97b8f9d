"""Sealing of identifying fields: AES-GCM with the key's id in front, and keyed tokens to find a sealed word again."""

import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from tuoitho.base.folding import words
from tuoitho.base.keyring import KeyMissing, ensure_secret, field_keys

NONCE = 12


class CannotOpen(Exception):
    """Sealed bytes that no key here opens. Raised, never turned into text: a wrong key must not corrupt on save."""


@lru_cache(maxsize=4)
def _ring(folder: Path) -> tuple[int, dict[int, AESGCM]]:
    keys = field_keys(folder)
    if not keys:
        raise KeyMissing("no field key: run `tuoitho keys`")
    return max(keys), {number: AESGCM(raw) for number, raw in keys.items()}


@lru_cache(maxsize=4)
def _index_key(folder: Path) -> bytes:
    return hashlib.sha256(ensure_secret(folder / "index.key").encode()).digest()


def seal(plain: bytes, context: bytes) -> bytes:
    """Key id (1 byte) + nonce (12) + ciphertext. `context` names the column: bytes cannot move to another."""
    number, ring = _ring(settings.KEYS)
    nonce = os.urandom(NONCE)
    return bytes([number]) + nonce + ring[number].encrypt(nonce, plain, context)


def unseal(sealed: bytes, context: bytes) -> bytes:
    """The plain bytes, or `CannotOpen`."""
    number, ring = sealed[0], _ring(settings.KEYS)[1]
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
