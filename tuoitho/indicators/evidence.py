"""What shows that a line of the plan is carried out: clause → the queries that count its records.

`TABLE` is the table. A row names a source, the kinds of clauses it speaks for, and, where only some of these, folded
words that such a line holds: districts number their plans differently and say the same in the same words. A clause
without a row (general aims, headings) is shown by what stands under it. Rooms above add rows of their own (reports).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, Func, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable

from tuoitho.activities.queries import count_by_clause
from tuoitho.base.folding import fold
from tuoitho.counts.models import Cell, Period
from tuoitho.indicators.models import Indicator
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause, Income, Plan, Relay, Spending
from tuoitho.programme.models import Source as Funds

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
    """Schools with a plan of their own in force, of all; for a hand-down, groups that acknowledged one, of all; for a
    line on money, entries of it in and out. One query."""
    own = Exists(Plan.objects.filter(unit=OuterRef("pk"), state=Plan.State.ADOPTED))
    acknowledged = Relay.objects.filter(group=OuterRef("pk"), acknowledged_at__isnull=False)
    knows = Exists(acknowledged.filter(plan__state=Plan.State.ADOPTED))
    school, group = Q(kind=Unit.Kind.SCHOOL), Q(kind=Unit.Kind.GROUP)
    counted = Unit.objects.filter(pk__in=units).aggregate(
        schools=Count("pk", filter=school),
        adopted=Count("pk", filter=school & Q(own)),
        groups=Count("pk", filter=group),
        acknowledged=Count("pk", filter=group & Q(knows)),
        state=Max(_entries(units, year, Q(source=Funds.STATE))),
        given=Max(_entries(units, year, ~Q(source=Funds.STATE))),
    )
    plans = Evidence("plans", counted["adopted"], counted["schools"])
    groups = Evidence("groups", counted["acknowledged"], counted["groups"])

    def count(clause: Clause) -> Evidence:
        if clause.kind == Kind.HAND_DOWN:
            return groups
        return Evidence("money", _of_money(clause, counted)) if clause.kind == Kind.FUNDING else plans

    return count


def _of_money(clause: Clause, counted: Mapping[str, int | None]) -> int:
    """Of the state's money, of contributions, or of both, by the words of the line."""
    words = fold(clause.text)
    of = [name for name, said in MONEY.items() if any(one in words for one in said)]
    return sum(counted[name] or 0 for name in of or MONEY)


def _entries(units: frozenset[int], year: int, source: Q) -> Combinable:
    """How many entries of money stand, in and out, dated in a reporting year."""
    period = Period.objects.filter(pk=year)
    begins, ends = Subquery(period.values("starts_on")), Subquery(period.values("ends_on"))
    dated = Q(unit__in=units, moved_on__gte=begins, moved_on__lte=ends)
    income, spending = (
        Subquery(rows.order_by().annotate(n=Func("pk", function="COUNT")).values("n"), output_field=IntegerField())
        for rows in (
            Income.objects.filter(dated & source, corrects=None, corrected_by=None),
            Spending.objects.filter(dated & source, corrects=None, corrected_by=None),
        )
    )
    return income + spending


MONEY = {"state": ("ngan sach",), "given": ("dong gop", "tai tro", "ung ho", "huy dong", "vien tro")}
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
    Row(bodies, (Kind.ITEM, Kind.DUTY), WRITES_PLANS),
    Row(bodies, (Kind.HAND_DOWN, Kind.FUNDING)),
)
