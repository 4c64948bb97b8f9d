"""A new key for what is sealed: every sealed column and kept file, in batches, each whole or not at all.

What is done is seen from the number in front of each seal, so a run that was cut off goes on where it stopped.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Func, Model, Q, QuerySet
from django.db.models.functions import Upper

from tuoitho.base.crypto import key_of, newest_key
from tuoitho.base.fields import sealed_fields
from tuoitho.base.files import FOLDER, reseal

BATCH = 200
Tell = Callable[[int, int], None]


class _KeyOf(Func):
    """The number in front of a sealed column, as two hexadecimal digits."""

    output_field = CharField()

    def as_sqlite(self, compiler, connection, **more):  # type: ignore[no-untyped-def]
        return super().as_sql(compiler, connection, template="hex(substr(%(expressions)s, 1, 1))", **more)

    def as_postgresql(self, compiler, connection, **more):  # type: ignore[no-untyped-def]
        template = "encode(substring(%(expressions)s from 1 for 1), 'hex')"
        return super().as_sql(compiler, connection, template=template, **more)


@dataclass(frozen=True)
class Sealed:
    """A table with sealed columns."""

    model: type[Model]
    columns: Sequence[str]

    def rows(self, wanted: Callable[[str], Q]) -> QuerySet[Model]:
        """Rows of which a column's key is as wanted; `wanted` gets the name of an annotation."""
        marks = {f"key_of_{name}": Upper(_KeyOf(F(name))) for name in self.columns}
        either = Q()
        for name in marks:
            either |= wanted(name)
        return self.model._base_manager.annotate(**marks).filter(either)


def tables() -> list[Sealed]:
    """Every table of the house that holds something sealed."""
    found = ((model, sealed_fields(model)) for model in apps.get_models() if model.__module__.startswith("tuoitho."))
    return [Sealed(model, names) for model, names in found if names]


def count_sealed(number: int) -> int:
    """How many rows and files are sealed with a key."""
    rows = sum(table.rows(lambda name: Q(**{name: _digits(number)})).count() for table in tables())
    return rows + sum(_key(path) == number for path in _files())


def reseal_all(tell: Tell = lambda done, total: None) -> int:
    """Seal everything with the newest key; `tell(done, total)` after each batch. Returns how many rows and files it
    was. Raises `CannotOpen` at the first seal that no key opens, leaving it and what comes after as they are."""
    newest = newest_key()
    old = [table.rows(_other_than(newest)) for table in tables()]
    files = [path for path in _files() if _key(path) != newest]
    total, done = sum(rows.count() for rows in old) + len(files), 0
    tell(0, total)
    for table in tables():
        for batch in _batches(table, newest):
            done += batch
            tell(min(done, total), total)
    for path in files:
        reseal(UUID(path.name))
        done += 1
        tell(min(done, total), total)
    return done


def _batches(table: Sealed, newest: int) -> Iterator[int]:
    """Each in a transaction that holds its rows, so that what someone saves meanwhile is never put back."""
    last = 0
    while True:
        with transaction.atomic():
            rows = table.rows(_other_than(newest)).filter(pk__gt=last).order_by("pk").select_for_update()
            batch = list(rows.only("pk", *table.columns)[:BATCH])
            if batch:
                table.model._base_manager.bulk_update(batch, table.columns, batch_size=50)
        if not batch:
            return
        last = batch[-1].pk
        yield len(batch)


def _other_than(number: int) -> Callable[[str], Q]:
    return lambda name: Q(**{f"{name}__isnull": False}) & ~Q(**{name: _digits(number)})


def _digits(number: int) -> str:
    return f"{number:02X}"


def _files() -> list[Path]:
    return [path for path in sorted((Path(settings.DATA) / FOLDER).glob("??/*")) if path.suffix != ".part"]


def _key(path: Path) -> int:
    with path.open("rb") as file:
        return key_of(file.read(1))
