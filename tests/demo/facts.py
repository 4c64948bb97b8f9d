"""Everything the generator says, without keys, nonces and row numbers: equal digests are equal districts."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from tuoitho.activities.models import Attendance, Reach
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Change, Post, Unit, UnitParent
from tuoitho.programme.models import Clause, Relay
from tuoitho.registry.models import Enrolment, Headcount, StaffMember
from tuoitho.reporting.models import Figure, Passage, Remark, Step


def digest() -> str:
    """SHA-256 over every row of every table below, in an order of its own."""
    return hashlib.sha256(json.dumps(list(_tables()), ensure_ascii=False, default=str).encode()).hexdigest()


def _tables() -> Iterator[list[Any]]:
    yield _rows(Unit, "code", "kind", "level", "public", "name", "address", "email", "phone", "starts_on")
    yield _rows(UnitParent, "child__code", "parent__code", "starts_on")
    yield _rows(Post, "user__username", "user__full_name", "unit__code", "role", "starts_on", "ends_on")
    yield _rows(
        Enrolment,
        "unit__code",
        "school_class__name",
        "roll_number",
        "pupil__name",
        "pupil__born_on",
        "pupil__code",
        "pupil__guardian_name",
        "pupil__guardian_phone",
        "pupil__home_ward",
    )
    yield _rows(StaffMember, "unit__code", "name", "code", "position")
    yield _rows(Headcount, "unit__code", "year", "measure", "low", "high", "counted_on")
    yield _rows(Reach, "activity__unit__code", "activity__title", "activity__on_date", "audience", "reached", "named")
    names = dict(Enrolment.objects.values_list("pupil_id", "pupil__code"))
    came = Attendance.objects.filter(reach__audience="pupils").values_list("reach__activity__title", "person_id")
    yield sorted([title, names[person]] for title, person in came)
    yield _rows(Cell, "unit__code", "year", "measure", "value")
    yield _rows(Clause, "plan__unit__code", "address", "text")
    yield _rows(Relay, "group__code", "sender__code", "sent_at", "acknowledged_at", "owner_name")
    yield _rows(Step, "submission__unit__code", "submission__cycle__year", "verb", "state", "at")
    yield _rows(Figure, "submission__unit__code", "submission__cycle__year", "series", "low", "high", "denominator")
    yield _rows(Passage, "submission__unit__code", "submission__cycle__year", "section", "text", "nothing")
    yield _rows(Remark, "submission__unit__code", "about", "text")
    yield _rows(Change, "title", "on_date", "steps", "state")


def _rows(model: Any, *columns: str) -> list[Any]:
    return sorted(list(map(_word, row)) for row in model.objects.order_by().values_list(*columns))


def _word(value: Any) -> str:
    """PostgreSQL keeps the keys of JSON in an order of its own."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict | list) else str(value)
