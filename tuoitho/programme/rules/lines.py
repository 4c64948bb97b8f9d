"""From a plan as read to its lines, each under an address of its own."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause
from tuoitho.programme.reader import PlanText, Target
from tuoitho.programme.rules.goals import OUTLOOK, series_of, sets_the_eight

Kind = Clause.Kind
Goals = tuple[tuple[str, str, Decimal | None], ...]

# Where the lines stand that the reader gives no address of their own, in the order of an official plan.
PLACES = {Kind.GENERAL: "I.1", Kind.OUTLOOK: "I.3", Kind.FUNDING: "III", Kind.REPORT: "V", Kind.HAND_DOWN: "V"}


@dataclass(frozen=True)
class Line:
    """A clause to be. `goals`: (series, comparison, percentage) each."""

    kind: str
    address: str
    text: str
    party: str = ""
    goals: Goals = ()


def inherited(clauses: Iterable[Clause], unit: Unit) -> list[Line]:
    """What a unit takes over from the plan above, under the same addresses: all but other bodies' duties.

    A school keeps the duties of schools; only a preschool, which guides independent groups, keeps the hand-down.
    """
    kept = [clause for clause in clauses if _concerns(clause, unit)]
    return [Line(c.kind, c.address, c.text, c.party, _goals_of(c)) for c in kept]


def _concerns(clause: Clause, unit: Unit) -> bool:
    if unit.kind != Unit.Kind.SCHOOL:
        return True
    if clause.kind == Kind.DUTY:
        return "trường" in clause.party.lower()
    return clause.kind != Kind.HAND_DOWN or unit.level == Unit.Level.PRESCHOOL


def _goals_of(clause: Clause) -> Goals:
    return tuple((target.series, target.comparison, target.percent) for target in clause.targets.all())


def lines_of(read: PlanText) -> list[Line]:
    """Every line of the plan in reading order."""
    taken = set(_addresses(read))

    def plain(kind: Kind, texts: Iterable[str], goals: Goals = ()) -> Iterator[Line]:
        for text in texts:
            address = free_address(PLACES[kind], taken)
            taken.add(address)
            yield Line(kind, address, text, goals=goals)
            goals = ()

    lines = [*plain(Kind.GENERAL, read.general)]
    known = sets_the_eight(target.code for objective in read.objectives for target in objective.targets)
    for objective in read.objectives:
        lines.append(Line(Kind.OBJECTIVE, objective.address, objective.title))
        lines += [Line(Kind.TARGET, t.address, t.text, goals=_goals(t, known)) for t in objective.targets]
    lines += plain(Kind.OUTLOOK, read.outlook, ((OUTLOOK, "<=", None),))
    for task in read.tasks:
        lines.append(Line(Kind.TASK, task.address, task.title))
        lines += [Line(Kind.ITEM, item.address, item.text) for item in task.items]
    lines += plain(Kind.FUNDING, read.funding)
    for duty in read.duties:
        items = [Line(Kind.DUTY, item.address, item.text, duty.party[:200]) for item in duty.items]
        lines += items or [Line(Kind.DUTY, f"{duty.address}.1", duty.party, duty.party[:200])]
    lines += plain(Kind.REPORT, read.report.items if read.report else ())
    lines += plain(Kind.HAND_DOWN, read.hand_down)
    return lines


def passages_of(read: PlanText) -> list[dict[str, str]]:
    """The whole text, piece by piece, with what each was understood as."""
    return [{"text": p.text, "role": p.role.value, "address": p.address or ""} for p in read.passages]


def free_address(place: str, taken: Collection[str]) -> str:
    """The first number under a place that no line has."""
    return next(address for n in count(1) if (address := f"{place}.{n}") not in taken)


def _goals(target: Target, known: bool) -> Goals:
    """`known`: the plan has the programme's eight targets, so that a target's code tells its series."""
    series = series_of(target.code if known else "", len(target.measures) or 1)
    if not target.measures:
        return ((series[0], ">=", None),)
    measures = zip(series, target.measures, strict=True)
    return tuple((code, measure.comparison, Decimal(str(measure.percent))) for code, measure in measures)


def _addresses(read: PlanText) -> Iterator[str]:
    for objective in read.objectives:
        yield objective.address
        yield from (target.address for target in objective.targets)
    for task in read.tasks:
        yield task.address
        yield from (item.address for item in task.items)
    for duty in read.duties:
        yield duty.address
        yield from (item.address for item in duty.items)
