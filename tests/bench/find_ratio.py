"""Lists, search and likeness among many children, against a bare list of 25 rows.

    python -m tests.bench.find_ratio [N …]

A nation's children with a case each, three hundred to a ward as a million are in 3,300 communes: once 10⁴ and once 10⁶,
each in a store of its own. The pages of an officer and of a chair, the search box and the look for a known child are
timed in one process, by its own processor time, so that a busy machine says little; what counts is the ratio to the
floor (25 rows of the case table by key, bare) and to the smaller store. One JSON line each.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

FAMILIES = ("Nguyễn",) * 5 + ("Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Văn", "Thị", "Minh", "Ngọc", "Đức", "Thanh", "Hồng", "Quang", "Bảo", "Gia")
GIVENS = ("An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Khôi", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Yến")
SIZES = (10_000, 1_000_000)
IN_A_WARD, OFFICERS, TURNS = 300, 3, 100


def main() -> None:
    """Each size in a process of its own, then how the larger compares with the smaller."""
    if len(sys.argv) == 3 and sys.argv[1] == "one":
        print(json.dumps(_one(int(sys.argv[2]))))
        return
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    found = []
    for size in sizes:
        run = [sys.executable, "-m", "tests.bench.find_ratio", "one", str(size)]
        out = subprocess.run(run, check=True, capture_output=True, text=True).stdout
        print(out.strip())
        found.append(json.loads(out))
    if len(found) > 1:
        first, last = found[0]["ms"], found[-1]["ms"]
        grown = {what: round(last[what] / first[what], 2) for what in first}
        print(json.dumps({"children": [sizes[0], sizes[-1]], "grown": grown}))


def _one(size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(TUOITHO_DATA=folder, DJANGO_SETTINGS_MODULE="tuoitho.config.settings")
        _start()
        began = time.perf_counter()
        world = _fill(size)
        filled = time.perf_counter() - began
        took = {what: _p95(work) for what, work in _works(world).items()}
    floor = took["floor"]
    return {
        "children": size,
        "fill_seconds": round(filled, 1),
        "ms": {what: round(1000 * seconds, 2) for what, seconds in took.items()},
        "to_floor": {what: round(seconds / floor, 2) for what, seconds in took.items()},
    }


def _start() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tuoitho.base.keyring import ensure_field_key

    ensure_field_key(settings.KEYS)
    call_command("migrate", verbosity=0)


def _p95(work: Callable[[], object]) -> float:
    """Seconds, of a hundred turns after three that warm the caches."""
    taken = []
    for turn in range(TURNS + 3):
        start = time.process_time()
        work()
        if turn >= 3:
            taken.append(time.process_time() - start)
    return sorted(taken)[int(0.95 * TURNS)]


def _works(world: Any) -> dict[str, Callable[[], object]]:
    from tests.cast import NOW
    from tuoitho.base.paging import page
    from tuoitho.cases.matching import Known, names
    from tuoitho.cases.models import Case
    from tuoitho.cases.queries import cases_seen
    from tuoitho.cases.queries.children import children_seen, matches
    from tuoitho.cases.queries.search import search_cases

    officer, chair = world.viewer("son"), world.viewer("tung")
    chance = random.Random(1217)

    def bare() -> object:
        return list(Case.objects.order_by("pk")[:25])

    def listed(viewer: Any, rows: Callable[[], Any], order: tuple[str, ...], deep: int) -> Callable[[], object]:
        query: dict[str, str] = {}
        for _ in range(deep):
            query = dict([page(rows(), order, query).next_query.split("=", 1)])
        return lambda: page(rows(), order, query)

    def open_cases(viewer: Any) -> Callable[[], Any]:
        related = ("child", "home_ward", "owner")
        return lambda: cases_seen(viewer, NOW).exclude(state="closed").select_related(*related)

    newest = ("-opened_at", "-pk")
    return {
        "floor": bare,
        "cases of an officer": listed(officer, open_cases(officer), newest, 0),
        "cases of a chair": listed(chair, open_cases(chair), newest, 0),
        "children of an officer": listed(officer, lambda: children_seen(officer, NOW), ("-pk",), 0),
        "children of a chair": listed(chair, lambda: children_seen(chair, NOW), ("-pk",), 0),
        "search, three words": lambda: search_cases(officer, _name(chance), NOW, 9),
        "search, a common word": lambda: search_cases(officer, "nguyen", NOW, 9),
        "look for a known child": lambda: matches(officer, Known(names(_name(chance)), birth_year=2012), NOW),
    }


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVENS)}"


def _fill(size: int) -> Any:
    """The cast, and `size` children: the ward of the cast has three hundred of them, its officer a third of those."""
    from django.db import connection, transaction

    from tests.cast import FOUNDED, NOW, set_the_stage
    from tuoitho.cases.models import Case, Child, ChildWord, TeamMember
    from tuoitho.organisations.models import Unit, User

    world, many = set_the_stage(), max(1, size // IN_A_WARD)
    others = [
        Unit(code=f"B{n}", kind="ward", name=f"Phường {n}", folded=f"phuong {n}", starts_on=FOUNDED)
        for n in range(many - 1)
    ]
    wards = [world.ward.pk, *(unit.pk for unit in Unit.objects.bulk_create(others))]
    strangers = [User(username=f"bench{n}", full_name="–") for n in range(OFFICERS * (many - 1))]
    keepers = [world.son.pk, world.phuc.pk, world.vinh.pk, *(u.pk for u in User.objects.bulk_create(strangers))]
    sealed = _sealed(Child)
    chance = random.Random(2024)
    people = [
        (chance.choice(list(sealed)), number % many, keepers[OFFICERS * (number % many) + number // many % OFFICERS])
        for number in range(1, size + 1)
    ]
    moments = {number: NOW - timedelta(minutes=size - number) for number in range(1, size + 1)}
    whole = Case(
        ward_id=0, home_ward_id=0, owner_id=0, child_id=0, kind="at_risk", notified_at=NOW, opened_at=NOW, by="x"
    )
    part = TeamMember(case_id=0, user_id=0, part="owner", starts_at=NOW - timedelta(days=9000))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size = -1000000")
    with transaction.atomic(), connection.cursor() as cursor:
        _insert(
            cursor,
            Child(recorded_at=NOW, by="x", birth_year=2012),
            ("id", "key", "ward_id", "name"),
            ((n, uuid4().hex, wards[w], sealed[name][0]) for n, (name, w, _who) in enumerate(people, 1)),
        )
        _insert(
            cursor,
            whole,
            ("id", "key", "number", "child_id", "ward_id", "home_ward_id", "owner_id", "opened_at"),
            (
                (
                    n,
                    uuid4().hex,
                    f"B/{n}",
                    n,
                    wards[w],
                    wards[w],
                    who,
                    str(moments[n].astimezone(tz=None).replace(tzinfo=None)),
                )
                for n, (_name, w, who) in enumerate(people, 1)
            ),
        )
        _insert(cursor, part, ("case_id", "user_id"), ((n, who) for n, (_name, _w, who) in enumerate(people, 1)))
        _insert(
            cursor,
            ChildWord(child_id=0, ward_id=0, of="name", token=b""),
            ("child_id", "ward_id", "token"),
            ((n, wards[w], one) for n, (name, w, _who) in enumerate(people, 1) for one in sealed[name][1]),
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return world


def _sealed(model: Any) -> dict[str, tuple[bytes, list[bytes]]]:
    """Name → (as the column keeps it, its tokens); sealed once, so that filling measures nothing but the store."""
    from tuoitho.base.crypto import seal, tokens

    every = {f"{one} {two} {three}" for one in FAMILIES for two in MIDDLES for three in GIVENS}
    return {name: (seal(name.encode(), b"cases.child.name"), sorted(tokens(name))) for name in sorted(every)}


def _insert(cursor: Any, template: Any, varying: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    """Many rows like one: what varies by column name, the rest as the template has it."""
    from django.db import connection

    fields = [field for field in template._meta.concrete_fields if field.column in varying or not field.primary_key]
    columns = [field.column for field in fields]
    plain = {
        field.column: field.get_db_prep_save(field.pre_save(template, True), connection)
        for field in fields
        if field.column not in varying
    }
    fixed = [plain.get(column) for column in columns]
    places = [columns.index(column) for column in varying]

    def filled() -> Iterator[list[Any]]:
        for row in rows:
            values = list(fixed)
            for place, value in zip(places, row, strict=True):
                values[place] = value
            yield values

    marks = ",".join(["%s"] * len(columns))
    names = ",".join(f'"{column}"' for column in columns)
    cursor.executemany(f"INSERT INTO {template._meta.db_table} ({names}) VALUES ({marks})", filled())


if __name__ == "__main__":
    main()
