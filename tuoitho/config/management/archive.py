"""A backup: the store and the sealed files in one archive. Never a key, a session or a queue.

Kept beside the keys' own copy it opens; without them it tells nothing of a child.
"""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

from tuoitho.base.crypto import CannotOpen
from tuoitho.base.files import FOLDER
from tuoitho.base.rotation import tables
from tuoitho.organisations.models import Unit, User

SQLITE, POSTGRES = "store.sqlite3", "store.dump"
# Of who is signed in, not of the work.
PASSING = "django_session"


def save(target: Path) -> int:
    """Write the archive, whole or not at all; returns how many files went in beside the store."""
    if target.exists():
        raise CommandError(f"{target} đã có. Hãy chọn tên khác; bản sao lưu cũ không bị ghi đè.")
    if not target.parent.is_dir():
        raise CommandError(f"Không có thư mục {target.parent}.")
    half = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = _copy_store(Path(folder))
        kept = 0
        with tarfile.open(half, "w:gz") as archive:
            archive.add(copy, copy.name)
            for path in _kept_files():
                archive.add(path, f"{FOLDER}/{path.parent.name}/{path.name}")
                kept += 1
    half.chmod(0o600)
    os.replace(half, target)
    return kept


def bring_back(source: Path) -> int:
    """Put an archive into an empty installation; returns how many files. What is there is never overwritten."""
    if not source.is_file():
        raise CommandError(f"Không có tệp {source}.")
    if _is_occupied():
        raise CommandError("Kho này đã có dữ liệu. Hãy đặt TUOITHO_DATA ở một thư mục trống rồi khôi phục vào đó.")
    data = Path(settings.DATA)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        place = Path(folder)
        try:
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(place, filter="data")
        except (tarfile.TarError, EOFError, OSError) as broken:
            raise CommandError("Tệp này không phải bản sao lưu, hoặc đã bị cắt cụt.") from broken
        _put_store(place)
        files = place / FOLDER
        count = sum(1 for path in files.glob("??/*")) if files.is_dir() else 0
        if files.is_dir():
            shutil.copytree(files, data / FOLDER, dirs_exist_ok=True)
    return count


def insist_on_keys() -> None:
    """The first row of every sealed table opens, or one sentence says which key file is wanted."""
    for table in tables():
        try:
            table.model._base_manager.order_by("pk").only("pk", *table.columns).first()
        except CannotOpen as wrong:
            raise CommandError(
                f"Đã khôi phục, nhưng khoá ở {settings.KEYS} không mở được dữ liệu. Hãy đặt tệp field-….key đi cùng "
                "bản sao lưu này vào thư mục ấy; dữ liệu vẫn nguyên."
            ) from wrong


def _copy_store(folder: Path) -> Path:
    if connection.vendor == "postgresql":
        copy = folder / POSTGRES
        _run("pg_dump", "--format=custom", f"--exclude-table-data={PASSING}", f"--file={copy}")
        return copy
    copy = folder / SQLITE
    connection.ensure_connection()
    with sqlite3.connect(copy) as made:
        connection.connection.backup(made)
        made.execute(f"DELETE FROM {PASSING}")  # noqa: S608  a constant
    made.execute("VACUUM")
    made.close()
    return copy


def _put_store(place: Path) -> None:
    wanted = POSTGRES if connection.vendor == "postgresql" else SQLITE
    if not (place / wanted).is_file():
        raise CommandError("Bản sao lưu này không có kho dữ liệu của loại máy chủ dữ liệu đang dùng.")
    if wanted == POSTGRES:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", "--dbname", _database(), str(place / wanted))
        return
    with sqlite3.connect(place / wanted) as made:
        connection.ensure_connection()
        made.backup(connection.connection)
    made.close()


def _run(program: str, *words: str) -> None:
    """A program of PostgreSQL's own; the password goes through the environment, not the command line."""
    found = connection.get_connection_params()
    place = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password", "PGDATABASE": "dbname"}
    environment = os.environ | {name: str(found[key]) for name, key in place.items() if found.get(key)}
    try:
        done = subprocess.run([program, *words], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as missing:
        raise CommandError(f"Máy này chưa có {program} của PostgreSQL.") from missing
    if done.returncode:
        raise CommandError(f"{program}: {done.stderr.strip().splitlines()[0] if done.stderr.strip() else 'lỗi'}")


def _database() -> str:
    return str(connection.get_connection_params()["dbname"])


def _is_occupied() -> bool:
    there = set(connection.introspection.table_names())
    return any(model._meta.db_table in there and model._base_manager.exists() for model in (User, Unit))


def _kept_files() -> Iterator[Path]:
    yield from (path for path in sorted((Path(settings.DATA) / FOLDER).glob("??/*")) if path.suffix != ".part")
