"""Keys live in files outside the store, made once, never in a backup. Pure of Django: settings read it too."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


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
        raw = bytes.fromhex(path.read_text().strip())
        if len(raw) != 32:
            raise KeyMissing(f"{path.name}: 32 bytes expected")
        keys[int(path.stem.removeprefix("field-"))] = raw
    return keys


def ensure_field_key(folder: Path) -> None:
    """Make the first field key where there is none."""
    if field_keys(folder):
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / "field-1.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_bytes(32).hex())
