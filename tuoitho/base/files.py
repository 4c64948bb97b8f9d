"""Files people hand in, kept sealed under their key in the data folder."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from tuoitho.base.actors import Actor
from tuoitho.base.crypto import seal, unseal
from tuoitho.base.models import StoredFile


def keep(name: str, data: bytes, *, by: Actor, at: datetime) -> StoredFile:
    """Seal the bytes on disk and return their row. The file is there before the row commits; an orphan is harmless.
    OSError when the store takes no more."""
    stored = StoredFile(name=name[:250], size=len(data), sha256=hashlib.sha256(data).hexdigest(), kept_at=at, by=by.key)
    path = _path(stored)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    try:
        half.write_bytes(seal(data, stored.key.bytes))
        os.replace(half, path)
    except OSError:  # a full store: half a file would only fill it more
        half.unlink(missing_ok=True)
        raise
    stored.save()
    return stored


def read(stored: StoredFile) -> bytes:
    """The plain bytes. Raises `CannotOpen` when the seal does not hold, FileNotFoundError when the file is gone."""
    return unseal(_path(stored).read_bytes(), stored.key.bytes)


def _path(stored: StoredFile) -> Path:
    return Path(settings.DATA) / "files" / stored.key.hex[:2] / stored.key.hex
