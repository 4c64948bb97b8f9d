"""Files people hand in, kept sealed under their key in the data folder."""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tuoitho.base.actors import Actor
from tuoitho.base.crypto import seal, unseal
from tuoitho.base.models import StoredFile

FOLDER = "files"


def keep(name: str, data: bytes, *, by: Actor, at: datetime) -> StoredFile:
    """Seal the bytes on disk and return their row. The file is there before the row commits; an orphan is harmless.
    OSError when the store takes no more."""
    stored = StoredFile(name=name[:250], size=len(data), sha256=hashlib.sha256(data).hexdigest(), kept_at=at, by=by.key)
    _write(stored.key, data)
    stored.save()
    return stored


def read(stored: StoredFile) -> bytes:
    """The plain bytes. Raises `CannotOpen` when the seal does not hold, FileNotFoundError when the file is gone."""
    return _read(stored.key)


def reseal(key: UUID) -> None:
    """The same bytes under the newest key, in the place of the old ones."""
    _write(key, _read(key))


def remove(stored: StoredFile) -> None:
    """The row now, the bytes once that is certain."""
    path = _path(stored.key)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def _read(key: UUID) -> bytes:
    return unseal(_path(key).read_bytes(), key.bytes)


def _write(key: UUID, data: bytes) -> None:
    path = _path(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    try:
        half.write_bytes(seal(data, key.bytes))
        os.replace(half, path)
    except OSError:  # a full store: half a file would only fill it more
        half.unlink(missing_ok=True)
        raise


def _path(key: UUID) -> Path:
    return Path(settings.DATA) / FOLDER / key.hex[:2] / key.hex
