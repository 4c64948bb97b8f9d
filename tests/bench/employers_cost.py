"""What the register's pages cost at 20,000 employers against 200: queries must be equal, time nearly so.

    python -m tests.bench.employers_cost [EMPLOYERS]

Prints one JSON line: for each size the queries and milliseconds of the list, a search and the refresh of the cells.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable

MANY = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
FEW = MANY // 100


def main() -> None:
    """Fill a store of its own, once small and once large."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("DATABASE_URL", None)
        os.environ.update(TUOITHO_DATA=folder, DJANGO_SETTINGS_MODULE="tuoitho.config.settings")
        _start()
        from tests.cast import set_the_stage

        world = set_the_stage()
        found = {}
        have = 0
        for size in (FEW, MANY):
            _fill(world.units["ward"], have, size)
            have = size
            found[size] = _costs(world)
    print(json.dumps(found))


def _start() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tuoitho.base.keyring import ensure_field_key

    ensure_field_key(settings.KEYS)
    call_command("migrate", verbosity=0)


def _fill(ward: object, first: int, last: int) -> None:
    from tests.cast import NOW
    from tuoitho.registry.models import Employer

    rows = [
        Employer(
            unit=ward,
            kind=("enterprise", "household", "household", "cooperative")[number % 4],
            name=f"Cơ sở may đo Số {number}",
            number=f"01{number:08}",
            recorded_at=NOW,
            by="system",
        )
        for number in range(first, last)
    ]
    for row in rows:
        row.prepare()
    Employer.objects.bulk_create(rows, batch_size=500)


def _costs(world: object) -> dict[str, tuple[int, float]]:
    from tests.cast import TODAY
    from tuoitho.base.paging import page
    from tuoitho.registry import queries
    from tuoitho.registry.models import refresh_employers

    ward, son = world.units["ward"], world.viewer("son")  # type: ignore[attr-defined]
    order = ("folded", "id")
    return {
        "list": _cost(lambda: page(queries.employers_of(son, ward, {}), order, {})),
        "search": _cost(lambda: page(queries.employers_of(son, ward, {"find": "may so 7"}), order, {})),
        "number": _cost(lambda: page(queries.employers_of(son, ward, {"find": "0100000007"}), order, {})),
        "doubles": _cost(lambda: queries.doubles_of(son, ward).count()),
        "refresh": _cost(lambda: refresh_employers(ward.pk, TODAY)),
    }


def _cost(work: Callable[[], object]) -> tuple[int, float]:
    from django.db import connection, reset_queries
    from django.test.utils import CaptureQueriesContext

    best = 1e9
    for _turn in range(3):
        reset_queries()
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            work()
        best = min(best, time.perf_counter() - start)
    return len(asked), round(1000 * best, 1)


if __name__ == "__main__":
    main()
