"""What shows that a line of the plan is carried out: clause → the queries that count its records.

`TABLE` is the table. A row names a source, the kinds of clauses it speaks for, and, where only some of these, folded
words that such a line holds: districts number their plans differently and say the same in the same words. A clause
without a row (general aims, headings) is shown by what stands under it. Rooms above add rows of their own (reports).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from tuoitho.activities.queries import count_by_clause
from tuoitho.base.folding import fold
from tuoitho.counts.models import Cell
from tuoitho.indicators.models import Indicator
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause, Plan, Relay
from tuoitho.programme.models import Source as Funds
from tuoitho.programme.queries import count_entries

Kind = Clause.Kind


@dataclass(frozen=True)
class Evidence:
    """How many records of a source there are for a clause; `of`: how many there would be, None where nobody says."""

    source: str
    count: int
    of: int | None = None


Counted = Callable[[Clause], Evidence]
Source = Callable[[frozenset[int], int], Counted]


@dataclass(frozen=True)
class Row:
    """One row of the table. Without `words` it speaks for every clause of its kinds."""

    source: Source
    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()

    def speaks_for(self, clause: Clause) -> bool:
        return clause.kind in self.kinds and (not self.words or any(words in fold(clause.text) for words in self.words))


def evidence_of(
    clauses: Iterable[Clause], units: Iterable[int], year: int, more: Iterable[Row] = ()
) -> dict[str, list[Evidence]]:
    """Address → evidence of these units (ids) in a reporting year, of every clause some row speaks for.

    Each source is asked once, and only when a clause needs it.
    """
    among = frozenset(units)
    asked: dict[Source, Counted] = {}
    found: dict[str, list[Evidence]] = {}
    rows = (*TABLE, *more)
    for clause in clauses:
        for row in rows:
            if row.speaks_for(clause):
                if row.source not in asked:
                    asked[row.source] = row.source(among, year)
                found.setdefault(clause.address, []).append(asked[row.source](clause))
    return found


def activities(units: frozenset[int], year: int) -> Counted:
    """Activities logged under the clause or under a line below it."""
    by_clause = count_by_clause(units, year)

    def count(clause: Clause) -> Evidence:
        below = f"{clause.address}."
        return Evidence(
            "activities", sum(n for at, n in by_clause.items() if at == clause.address or at.startswith(below))
        )

    return count


def figures(units: frozenset[int], year: int) -> Counted:
    """Units that know what the clause's series are measured by."""
    measured = {one.code: set(one.denominator.split("+")) for one in Indicator.objects.of_year(year)}
    known: dict[str, set[int]] = {}
    cells = Cell.objects.filter(unit__in=units, year=year, measure__in=set().union(*measured.values()))
    for measure, unit in cells.values_list("measure", "unit_id"):
        known.setdefault(measure, set()).add(unit)

    def count(clause: Clause) -> Evidence:
        series = {target.series for target in clause.targets.all() if target.series}
        wanted = set().union(*(measured.get(code, set()) for code in series))
        return Evidence("figures", len(set().union(*(known.get(measure, set()) for measure in wanted))))

    return count


def bodies(units: frozenset[int], year: int) -> Counted:
    """Schools with a plan of their own in force, of all; for a hand-down, groups that acknowledged one, of all."""
    own = Exists(Plan.objects.filter(unit=OuterRef("pk"), state=Plan.State.ADOPTED))
    acknowledged = Relay.objects.filter(group=OuterRef("pk"), acknowledged_at__isnull=False)
    knows = Exists(acknowledged.filter(plan__state=Plan.State.ADOPTED))
    school, group = Q(kind=Unit.Kind.SCHOOL), Q(kind=Unit.Kind.GROUP)
    counted = Unit.objects.filter(pk__in=units).aggregate(
        schools=Count("pk", filter=school),
        adopted=Count("pk", filter=school & Q(own)),
        groups=Count("pk", filter=group),
        acknowledged=Count("pk", filter=group & Q(knows)),
    )
    plans = Evidence("plans", counted["adopted"], counted["schools"])
    groups = Evidence("groups", counted["acknowledged"], counted["groups"])
    return lambda clause: groups if clause.kind == Kind.HAND_DOWN else plans


def money(units: frozenset[int], year: int) -> Counted:
    """Entries of money in and out: of the state's, of contributions, or of both, by the words of the line."""
    by_source = count_entries(units, year)

    def count(clause: Clause) -> Evidence:
        words = fold(clause.text)
        state, given = (any(one in words for one in said) for said in (STATE_MONEY, GIVEN_MONEY))
        among = {source: n for source, n in by_source.items() if state == given or state == (source == Funds.STATE)}
        return Evidence("money", sum(among.values()))

    return count


STATE_MONEY = ("ngan sach",)
GIVEN_MONEY = ("dong gop", "tai tro", "ung ho", "huy dong", "vien tro")
RAISES_MONEY = ("ung ho", "tai tro", "huy dong nguon luc", "kinh phi")
WRITES_PLANS = (
    "xay dung ke hoach",
    "xay dung va trien khai ke hoach",
    "lap ke hoach",
    "vao ke hoach",
    "ke hoach cua nha truong",
)
TABLE: tuple[Row, ...] = (
    Row(figures, (Kind.TARGET, Kind.OUTLOOK)),
    Row(activities, (Kind.ITEM, Kind.DUTY, Kind.FUNDING)),
    Row(money, (Kind.FUNDING,)),
    Row(money, (Kind.ITEM, Kind.DUTY), RAISES_MONEY),
    Row(bodies, (Kind.ITEM, Kind.DUTY), WRITES_PLANS),
    Row(bodies, (Kind.HAND_DOWN,)),
)
