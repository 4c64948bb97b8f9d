"""What waits for a person of the ward, as numbers, all in one question to the store: a desk asks many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case as Either
from django.db.models import Count, F, Min, QuerySet, Subquery, Value, When

from tuoitho.cases.queries.children import likenesses_seen
from tuoitho.cases.queries.protection import cases_to_forget
from tuoitho.cases.queries.requests import requests_seen
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import Viewer


@dataclass(frozen=True)
class Tallies:
    """`requests`: about children's data, not answered, the next term of theirs `requests_due`. `pairs`: children who
    may be one. `to_forget`: cases whose identifying data goes within a month."""

    requests: int = 0
    requests_due: datetime | None = None
    pairs: int = 0
    to_forget: int = 0


def tallies(viewer: Viewer, at: datetime) -> Tallies:
    """One query, and for the chair the settings; none for who has no part in cases."""
    wanted: dict[str, Subquery] = {}
    if viewer.holds("cases.handle_requests"):
        asked = requests_seen(viewer).exclude(state="answered")
        wanted |= {"requests": _of(asked, Count("pk")), "requests_due": _of(asked, Min(_NEXT_DUE))}
    if viewer.holds("cases.see_cases"):
        wanted["pairs"] = _of(likenesses_seen(viewer, at), Count("pk"))
    if viewer.holds("cases.approve"):
        wanted["to_forget"] = _of(cases_to_forget(viewer, at), Count("pk"))
    if viewer.user is None or not wanted:
        return Tallies()
    found = User.objects.filter(pk=viewer.user.pk).annotate(**wanted).values(*wanted).get()
    return Tallies(**{name: value for name, value in found.items() if value is not None})


_NEXT_DUE = Either(When(acknowledged_at=None, then=F("acknowledge_by")), default=F("answer_by"))


def _of(rows: QuerySet[Any], what: Count | Min) -> Subquery:
    """One value over all rows; null where there are none."""
    together = rows.order_by().annotate(all_of_them=Value(1)).values("all_of_them")
    return Subquery(together.annotate(found=what).values("found"))
