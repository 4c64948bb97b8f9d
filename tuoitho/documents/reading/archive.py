"""Archives, measured before anything in them is opened (.zip, and .docx and .xlsx, which are archives)."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from tuoitho.documents.reading.kind import Kind, kind_of
from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

MAX_MEMBERS = 5_000
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 20 * 1024 * 1024
_CHUNK = 1024 * 1024

_DAMAGED = gettext_noop("Tệp “%(name)s” bị hỏng. Hãy mở tệp trên máy, lưu lại thành tệp mới rồi tải lên.")
_BOMB = gettext_noop(
    "Tệp “%(name)s” nén quá nhiều dữ liệu nên không được mở. Hãy chép nội dung cần dùng sang một tệp mới rồi tải lên."
)
_LOCKED = gettext_noop("Tệp “%(name)s” có mật khẩu. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")
_NOT_ZIP = gettext_noop("Tệp “%(name)s” không phải là tệp nén .zip. Hãy nén các tệp lại thành .zip rồi tải lên.")


def open_archive(name: str, data: bytes) -> zipfile.ZipFile:
    """Open an archive whose every member was unpacked once and found whole and within the limits."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        _measure(name, archive)
        _unpack_once(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zlib.error) as damage:
        raise Unreadable(_DAMAGED, name=name) from damage
    return archive


def _measure(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(_LOCKED, name=name)
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    swollen = unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * max(packed, 1)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or swollen:
        raise Unreadable(_BOMB, name=name)


def _unpack_once(archive: zipfile.ZipFile) -> None:
    """A member larger than its header says fails its checksum here, before another reader trusts it."""
    for member in archive.infolist():
        with archive.open(member) as stream:
            while stream.read(_CHUNK):
                pass


def read_zip(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in a .zip, folders left out; Unreadable when it is none or beyond the limits."""
    if kind_of(name, data) is not Kind.ZIP:
        raise Unreadable(_NOT_ZIP, name=name)
    archive = open_archive(name, data)
    return ((member.filename, archive.read(member)) for member in archive.infolist() if not member.is_dir())
