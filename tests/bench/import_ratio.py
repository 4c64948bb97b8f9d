"""The import of a roster against its floor: the same file read by calamine, the same sealing and tokens, executemany.

    python -m tests.bench.import_ratio [ROWS]

Both run in one process on stores of their own; the ratio is what counts, never a lone time. Prints one JSON line.
"""

import io
import json
import os
import random
import sys
import tempfile
import time
from pathlib import Path

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
MIDDLES = ("Văn", "Thị", "Minh", "Ngọc", "Đức", "Thanh", "Hồng", "Quang", "Bảo", "Gia")
GIVENS = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khôi", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Yến")
ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000


def main() -> None:
    """Print rows, seconds of floor and import, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(TUOITHO_DATA=folder, DJANGO_SETTINGS_MODULE="tuoitho.config.settings")
        _start()
        data = _file(ROWS)
        floor = min(_floor(data, Path(folder) / f"floor{turn}.sqlite3") for turn in range(2))
        mine = _import(data)
    print(
        json.dumps({"rows": ROWS, "floor": round(floor, 2), "import": round(mine, 2), "ratio": round(mine / floor, 2)})
    )


def _start() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tuoitho.base.keyring import ensure_field_key

    ensure_field_key(settings.KEYS)
    call_command("migrate", verbosity=0)


def _file(rows: int) -> bytes:
    import xlsxwriter

    chance = random.Random(1217)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        heads = ["STT", "Lớp", "Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Họ tên mẹ", "Điện thoại"]
        page.write_row(0, 0, heads)
        for number in range(1, rows + 1):
            name = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVENS)}"
            mother = f"{chance.choice(FAMILIES)} Thị {chance.choice(GIVENS)}"
            born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(2013, 2018)}"
            room = f"{chance.randint(1, 5)}A{number % 40}"
            phone = f"09{chance.randint(0, 99_999_999):08}"
            page.write_row(
                number, 0, [number, room, f"{number:010}", name, born, "Nữ" if number % 2 else "Nam", mother, phone]
            )
    return out.getvalue()


def _floor(data: bytes, path: Path) -> float:
    """Nothing but the work itself, in tables and indexes of the same shape."""
    import sqlite3
    import uuid

    import python_calamine

    from tuoitho.base.crypto import seal, token, tokens

    start = time.perf_counter()
    rows = python_calamine.CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1:]
    pupils, places, words = [], [], []
    for number, (_stt, room, code, name, born, sex, mother, phone) in enumerate(rows, 1):
        sealed = [seal(text.encode(), b"column") for text in (name, born, code, mother, phone)]
        pupils.append((number, uuid.uuid4().hex, *sealed, int(born[-4:]), sex[0], token(code), ""))
        places.append((number, room, 1, number, "2024-09-05", None, ""))
        words += [("pupil", number, 1, one) for one in tokens(name)]
    with sqlite3.connect(path) as store:
        store.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "CREATE TABLE pupil (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, a BLOB, b BLOB, c BLOB, d BLOB,"
            " e BLOB, year INT, sex TEXT, token BLOB, ward TEXT); CREATE INDEX pt ON pupil (token);"
            "CREATE TABLE place (id INTEGER PRIMARY KEY AUTOINCREMENT, pupil INT, room TEXT, unit INT, number INT,"
            " start TEXT, stop TEXT, why TEXT); CREATE UNIQUE INDEX open_one ON place (pupil) WHERE stop IS NULL;"
            "CREATE INDEX pu ON place (unit); CREATE INDEX pp ON place (pupil); CREATE INDEX pr ON place (room);"
            "CREATE INDEX prn ON place (room, number, id);"
            "CREATE TABLE word (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, person INT, unit INT, token BLOB);"
            "CREATE INDEX wt ON word (token, unit); CREATE INDEX wp ON word (kind, person); "
            "CREATE INDEX wu ON word (unit);"
        )
        store.executemany("INSERT INTO pupil VALUES (?,?,?,?,?,?,?,?,?,?,?)", pupils)
        store.executemany("INSERT INTO place (pupil,room,unit,number,start,stop,why) VALUES (?,?,?,?,?,?,?)", places)
        store.executemany("INSERT INTO word (kind,person,unit,token) VALUES (?,?,?,?)", words)
    return time.perf_counter() - start


def _import(data: bytes) -> float:
    """From the bytes to a confirmed list, as the job does it: read, compared, sealed, saved, counted, audited."""
    from tests.cast import NOW, TODAY, set_the_stage
    from tuoitho.base.actors import SYSTEM
    from tuoitho.base.files import keep
    from tuoitho.registry import actions
    from tuoitho.registry.models import ImportBatch, Pupil
    from tuoitho.registry.models.lists import compare, read_again

    world = set_the_stage()
    file = keep("bench.xlsx", data, by=SYSTEM, at=NOW)
    batch = ImportBatch.objects.create(
        unit=world.primary, kind="pupil", school_year=2024, file=file, read_at=NOW, by="system", rows=ROWS
    )
    seen = compare(batch, read_again(batch), TODAY).seen
    start = time.perf_counter()
    reading = read_again(batch)
    actions.confirm_import(batch=batch, seen=seen, full_list=False, by=SYSTEM, at=NOW, reading=reading)
    took = time.perf_counter() - start
    if Pupil.objects.count() != len(reading.people):
        raise SystemExit("the import lost rows")
    return took


if __name__ == "__main__":
    main()
