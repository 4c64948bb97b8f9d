"""What a list read from a file would change on a roster. Compares, saves nothing."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from tuoitho.registry.models.people import Enrolment, StaffMember
from tuoitho.registry.reader import Fault, Person
from tuoitho.registry.reader import sentences as said

Row = TypeVar("Row", Enrolment, StaffMember)


@dataclass(slots=True)
class Change(Generic[Row]):
    """Someone already on the roster: the fields that differ (field → new value), and the class, if it is another."""

    row: Row
    person: Person
    fields: Mapping[str, object]
    to_class: str = ""


@dataclass(slots=True)
class Arrival:
    """Someone new. `known_id`: the pupil is already in the store, on no roll now."""

    person: Person
    to_class: str = ""
    known_id: int | None = None


@dataclass(slots=True)
class Intake(Generic[Row]):
    """The whole comparison. `starts_on`: from when what is new counts. `absent`: on the roster and not in the file.

    `classes`: classes of the file that do not exist yet, as written → grade. `taken`: class key → id of those that do.
    """

    starts_on: date
    arrivals: list[Arrival] = field(default_factory=list)
    changes: list[Change[Row]] = field(default_factory=list)
    same: int = 0
    absent: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    classes: dict[str, tuple[str, int | None]] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)

    @property
    def wrong(self) -> int:
        """Rows with at least one fault."""
        return len({(fault.sheet, fault.row) for fault in self.faults})

    @property
    def seen(self) -> str:
        """What a preview showed, as a stamp: a list confirmed must still do just that."""
        return "-".join(map(str, (len(self.arrivals), len(self.changes), self.same, len(self.absent), self.wrong)))


@dataclass(slots=True)
class Matched(Generic[Row]):
    """Rows of the file paired with rows of the roster, by code first, then by who they are."""

    pairs: list[tuple[Person, Row | None]] = field(default_factory=list)
    absent: list[Row] = field(default_factory=list)


def sort_out(
    people: list[Person], faults: list[Fault], identity: Callable[[Person], Hashable | None], sentence: str
) -> list[Person]:
    """The people whose row has no fault so far; two rows of one code or one identity become faults of the later."""
    wrong = {(fault.sheet, fault.row) for fault in faults}
    codes: dict[str, int] = {}
    seen: dict[Hashable, Person] = {}
    clean = []
    for person in people:
        if (person.sheet, person.row) in wrong:
            continue
        who = identity(person)
        twin = seen.get(who) if who is not None else None
        if person.code and person.code in codes:
            faults.append(person.fault("code", said.SAME_CODE, text=person.code, row=codes[person.code]))
        elif twin and not (person.code and twin.code):
            faults.append(person.fault("name", sentence, row=twin.row))
        else:
            clean.append(person)
        codes.setdefault(person.code, person.row)
        seen.setdefault(who, person)
    return clean


def match(
    people: list[Person],
    roster: list[Row],
    code_of: Callable[[Row], str | None],
    identity: Callable[[Person], Hashable | None],
    identity_of: Callable[[Row], Hashable],
    faults: list[Fault],
) -> Matched[Row]:
    """Pair by code; then, among those left on both sides, by identity. Two equal ones on the roster need a code."""
    left = {row.pk: row for row in roster}
    by_code = {code: row for row in roster if (code := code_of(row))}
    found = {id(person): row for person in people if (row := by_code.get(person.code)) and left.pop(row.pk, None)}
    namesakes: dict[Hashable, list[Row]] = {}
    for row in left.values():
        namesakes.setdefault(identity_of(row), []).append(row)
    matched: Matched[Row] = Matched()
    for person in people:
        row = found.get(id(person))
        if row is None and (same := namesakes.get(identity(person))):
            if len(same) > 1:
                faults.append(person.fault("name", said.TWICE_ON_ROLL))
                continue
            row = same.pop()
            left.pop(row.pk)
        matched.pairs.append((person, row))
    matched.absent = list(left.values())
    return matched


def differing(wanted: Mapping[str, object], row: object) -> dict[str, object]:
    """The fields whose value in the file is another; an empty cell changes nothing."""
    return {name: value for name, value in wanted.items() if value not in ("", None) and value != getattr(row, name)}
