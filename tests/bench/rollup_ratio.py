"""How fast the roll-up is: ratios to peers on the same data in the same run. `python -m tests.bench.rollup_ratio`

A synthetic nation: 61,369 units on five levels, a million people on the rolls of 50,000 schools and the lists of 10,600
wards, two million attendances. In DuckDB people and attendances are rows, a person who came twice counts once, and a
closure table joins each unit to all above it; in the embedded store facts have already moved their cells, as each does
in its own transaction. Both give numerator and denominator of every series for every unit, and both must agree.
"""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from itertools import cycle
from statistics import median
from time import perf_counter
from typing import Any

import duckdb
import numpy as np
from django.core import signing

PROVINCES, DISTRICTS, WARDS, SCHOOLS = 63, 705, 10_600, 50_000
SCHOOL_SERIES = {"pupils.informed": 12, "staff.informed": 2, "caregivers.informed": 5}
ATTENDANCES = 2_000_000
WARD_SERIES = (
    "children.found",
    "children.supported",
    "children.schooled",
    "children.hazardous",
    "enterprises.informed",
    "cooperatives.trained",
    "households.trained",
    "ward_officials.trained",
)
YEAR = 2024
FOUNDED = date(2015, 1, 1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TUOITHO_DATA": folder, "DJANGO_SETTINGS_MODULE": "tuoitho.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        _open_store()
        ids, parents = save_units(PROVINCES, DISTRICTS, WARDS, SCHOOLS)
        people = make_people(ids)
        save_cells(people)
        print(f"{len(ids):,} units, {len(people[0]):,} people, {ATTENDANCES:,} attendances, median of 5 runs")
        roll_up(ids, parents, people)
        one_page()
        one_new_fact(ids)


def _open_store() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def save_units(provinces: int, districts: int, wards: int, schools: int) -> tuple[Any, Any]:
    """Ids and, beside each, its parent's id (0 for the root), level by level."""
    from tuoitho.organisations.models import TreeVersion, Unit, UnitParent

    kinds = ["city"] * (1 + provinces) + ["department"] * districts + ["ward"] * wards + ["school"] * schools
    units = [
        Unit(
            code=f"U{n}",
            kind=kind,
            level="primary" if kind == "school" else "",
            name=f"U{n}",
            folded=f"u{n:06}",
            starts_on=FOUNDED,
        )
        for n, kind in enumerate(kinds)
    ]
    ids = np.array([unit.pk for unit in Unit.objects.bulk_create(units)])
    above, start = [np.zeros(1, int)], 0
    for count, over in ((provinces, 1), (districts, provinces), (wards, districts), (schools, wards)):
        above.append(ids[start + np.arange(count) % over])
        start += over
    parents = np.concatenate(above)
    UnitParent.objects.bulk_create(
        UnitParent(child_id=child, parent_id=parent, starts_on=FOUNDED)
        for child, parent in zip(ids[1:].tolist(), parents[1:].tolist(), strict=True)
    )
    TreeVersion.renew()
    return ids, parents


def make_people(ids: Any) -> tuple[Any, Any, Any]:
    """Unit and number of the series of each person, and the person of each attendance."""
    random = np.random.default_rng(2024)
    schools, wards = ids[-SCHOOLS:], ids[-SCHOOLS - WARDS : -SCHOOLS]
    units = [random.choice(schools, SCHOOLS * each) for each in SCHOOL_SERIES.values()]
    units += [random.choice(wards, WARDS * 2) for _ in WARD_SERIES]
    series = np.repeat(np.arange(len(units)), [len(group) for group in units])
    return np.concatenate(units), series, random.integers(0, len(series), ATTENDANCES)


def parts() -> list[Any]:
    from tuoitho.counts.models.measures import PAIRS
    from tuoitho.counts.queries import Part

    whole = dict(PAIRS)
    schools = [Part((name,), (whole[name],), ("school",)) for name in SCHOOL_SERIES]
    return schools + [Part((name,), (whole[name],), ("ward",)) for name in WARD_SERIES]


def save_cells(people: tuple[Any, Any, Any]) -> None:
    from tuoitho.counts.models import Cell

    units, series, came = people
    reached = np.zeros(len(units), bool)
    reached[came] = True
    cells = {}
    for number, part in enumerate(parts()):
        of = series == number
        whole = np.bincount(units[of])
        informed = np.bincount(units[of & reached], minlength=len(whole))
        for unit in np.flatnonzero(whole).tolist():
            for measure, count in zip(sorted(part.measures), _three(part, whole[unit], informed[unit]), strict=True):
                cells[unit, measure] = int(count)
    Cell.objects.bulk_create(
        (Cell(unit_id=unit, year=YEAR, measure=measure, value=value) for (unit, measure), value in cells.items()),
        batch_size=20_000,
    )


def _three(part: Any, whole: int, informed: int) -> list[int]:
    return [informed if measure.startswith(part.numerators[0] + ".") else whole for measure in sorted(part.measures)]


def roll_up(ids: Any, parents: Any, people: tuple[Any, Any, Any]) -> None:
    from tuoitho.counts.queries import History, count_totals

    population = History.read().population(date(2024, 11, 17), date(2024, 11, 17))
    every = parts()
    measures = set().union(*(part.measures for part in every))
    root = [int(ids[0])]

    def ours() -> list[Any]:
        totals = count_totals(root, {YEAR: population}, measures)[YEAR]
        return [totals.of_all(part) for part in every]

    peer = _peer(ids, parents, people)
    ours_time, theirs_time = timed(ours), timed(lambda: peer.execute(CLOSURE_SQL))
    _must_agree(ours(), peer, population)
    line("roll-up of every unit / DuckDB closure SQL", ours_time, theirs_time, 1)


CLOSURE_SQL = """
create or replace table rolled as
with came as (select distinct person as id from attendance),
leaf as (
  select unit, series, count(*) as whole, count(came.id) as informed from person left join came using (id) group by all
)
select above as unit, series, sum(informed) as informed, sum(whole) as whole
from leaf join closure using (unit) group by all
"""


def _peer(ids: Any, parents: Any, people: tuple[Any, Any, Any]) -> Any:
    peer = duckdb.connect()
    peer.execute("set threads = 2")
    units, series, came = people
    person = np.stack([np.arange(len(units)), units, series])  # noqa: F841  DuckDB finds it by name
    peer.execute("create table person as select column0 ::int id, column1 ::int unit, column2 ::int series from person")
    attendance = came.reshape(1, -1)  # noqa: F841
    peer.execute("create table attendance as select column0::int person from attendance")
    above = dict(zip(ids.tolist(), parents.tolist(), strict=True))
    pairs = []
    for unit in above:
        at = unit
        while at:
            pairs.append((unit, at))
            at = above[at]
    closure = np.array(pairs).T.copy()  # noqa: F841
    peer.execute("create table closure as select column0::int unit, column1::int above from closure")
    return peer


def _must_agree(ours: list[Any], peer: Any, population: Any) -> None:
    left = population.tree.left
    for unit, series, informed, whole in peer.execute("select * from rolled").fetchall():
        place = left[unit]
        mine = ours[series]
        got = mine.low[place], mine.denominator[place]
        if got != (informed, whole):
            raise AssertionError(f"unit {unit}, series {series}: {got} is not {informed, whole}")


def one_page() -> None:
    """A page of a long list against the bare reading of its rows, a thousand pages into the list."""
    from tuoitho.base.paging import page
    from tuoitho.organisations.models import Unit

    schools = Unit.objects.filter(kind="school")
    start = schools.order_by("folded", "id")[25_000]
    order = ("folded", "id")
    query = {"after": signing.dumps([start.folded, start.pk])}
    bare = schools.filter(folded__gt=start.folded).order_by(*order)[:26]
    ours, theirs = timed(lambda: page(schools, order, query), 50), timed(lambda: list(bare.all()), 50)
    line("a page of 25 by key / reading its rows", ours, theirs, 2)


def one_new_fact(ids: Any) -> None:
    """A fact with its cells against the same fact alone, in a country of 100 schools' cells and in one of 50,000."""
    from django.db import transaction
    from django.utils import timezone

    from tuoitho.activities.models import Activity
    from tuoitho.counts.models import Cell

    every = ids[-SCHOOLS:].tolist()
    schools = iter(every[:1000])

    def insert() -> int:
        unit = next(schools)
        Activity.objects.create(
            unit_id=unit, kind="communication", title="x", on_date=FOUNDED, recorded_at=timezone.now(), by="bench"
        )
        return unit

    def alone() -> None:
        with transaction.atomic():
            insert()

    def with_cells() -> None:
        with transaction.atomic():
            Cell.objects.put(insert(), YEAR, {"pupils.informed.max": 12, "pupils.informed.sum": 20})

    many = timed(with_cells, 400), timed(alone, 400)
    line(f"one new fact with its cells / the fact alone ({SCHOOLS:,} schools)", *many, 2)
    Cell.objects.exclude(unit_id__in=every[-100:]).delete()
    schools = cycle(every[-100:])
    few = timed(with_cells, 400), timed(alone, 400)
    line("one new fact with its cells / the fact alone (100 schools)", *few, 2)
    line(f"one new fact, {SCHOOLS:,} schools / 100 schools", many[0], few[0], 1.2)


def timed(work: Callable[[], object], times: int = 5) -> float:
    """Median seconds of a run, after one that does not count."""
    work()
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def line(what: str, ours: float, theirs: float, goal: float) -> None:
    ratio = ours / theirs
    print(f"{what:70} {ratio:6.2f}×  goal ≤ {goal}×  {'yes' if ratio <= goal else 'NO'}")


if __name__ == "__main__":
    main()
