"""Keys live in files outside the store, made once, never in a backup. Pure of Django: settings read it too."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

KEY_BYTES = 32
MOST_KEYS = 255
"""The number of a key is one byte in front of what it seals."""


class KeyMissing(Exception):
    """A key that sealed data exists for is not there; nothing is opened and nothing is written."""


def ensure_secret(path: Path) -> str:
    """The text in `path`; made with 0600 on first use. Two processes racing get the same one, and never half of it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, half = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(half, path)
        os.unlink(half)
    return path.read_text().strip()


def field_keys(folder: Path) -> dict[int, bytes]:
    """Key id → 32 bytes, from `field-<id>.key`; the highest id seals, all of them open."""
    keys: dict[int, bytes] = {}
    for path in sorted(folder.glob("field-*.key")):
        try:
            raw = bytes.fromhex(path.read_text().strip())
        except ValueError:
            raw = b""
        if len(raw) != KEY_BYTES:
            raise KeyMissing(f"{path.name}: {KEY_BYTES} bytes expected")
        keys[int(path.stem.removeprefix("field-"))] = raw
    return keys


def ensure_field_key(folder: Path) -> None:
    """Make the first field key where there is none."""
    if not field_keys(folder):
        add_field_key(folder)


def add_field_key(folder: Path) -> int:
    """One more field key, which seals from now on; returns its number. It is there whole or not at all."""
    number = max(field_keys(folder), default=0) + 1
    if number > MOST_KEYS:
        raise KeyMissing(f"{MOST_KEYS} keys at most")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, half = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_bytes(KEY_BYTES).hex())
    os.link(half, folder / f"field-{number}.key")
    os.unlink(half)
    return number


def drop_field_key(folder: Path, number: int) -> None:
    """For good: what is sealed with it, in an old backup too, is never opened again."""
    (folder / f"field-{number}.key").unlink()
