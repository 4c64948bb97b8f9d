"""Lists page by key, never by offset: flat in the size of the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core import signing
from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows. `next_query` / `first_query`: URL queries that keep the filters, empty where there is none."""

    rows: list[Row]
    next_query: str = ""
    first_query: str = ""


def page(rows: QuerySet[Row], order: Sequence[str], query: dict[str, str], size: int = 25) -> Page[Row]:
    """Rows after the signed `after` key in `query`, by `order`: column names, the last unique, "-" for descending."""
    filters = {name: value for name, value in query.items() if name != "after"}
    salt = f"{rows.model._meta.label} {','.join(order)}"
    after = _read(query.get("after", ""), salt)
    if after is not None:
        rows = rows.filter(_beyond(order, after))
    taken = list(rows.order_by(*order)[: size + 1])
    following = ""
    if len(taken) > size:
        last = taken[size - 1]
        key = signing.dumps([_plain(_value(last, name)) for name in order], salt=salt)
        following = urlencode({**filters, "after": key})
    return Page(taken[:size], following, urlencode(filters) if after is not None else "")


def _beyond(order: Sequence[str], after: Sequence[Any]) -> Q:
    """(a, b) > (x, y), spelled so that an index on (a, b) serves it: `a >= x` opens it there, the rest refines."""
    found = _past(order[-1], after[-1])
    for name, value in reversed(list(zip(order[:-1], after[:-1], strict=True))):
        found = _past(name, value) | Q(Q(**{name.removeprefix("-"): value}), found)
    return _past(order[0], after[0], "e") & found


def _past(name: str, value: Any, or_at: str = "") -> Q:
    """Beyond a value in the direction of the order; with "e" also at it."""
    return Q(**{f"{name.removeprefix('-')}__{'lt' if name.startswith('-') else 'gt'}{or_at}": value})


def _value(row: Model, name: str) -> Any:
    value: Any = row
    for part in name.removeprefix("-").split("__"):
        value = getattr(value, part)
    return value


def _plain(value: Any) -> Any:
    return value if isinstance(value, (int, str)) else str(value)


def _read(after: str, salt: str) -> list[Any] | None:
    """The values of a key, or None for one that was forged or belongs to a list in another order."""
    try:
        return signing.loads(after, salt=salt) if after else None
    except signing.BadSignature:
        return None
