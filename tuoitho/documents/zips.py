"""Many files as one .zip, written as they come."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO


def write(out: BinaryIO, files: Iterable[tuple[str, bytes]], made_at: datetime) -> None:
    """Write (name, bytes) pairs into `out`, one at a time in memory; a repeated name gets " (2)"."""
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(_free(name, taken), made_at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    free, count = name, 1
    while free in taken:
        count += 1
        free = f"{stem} ({count}).{ending}" if dot else f"{name} ({count})"
    taken.add(free)
    return free
