"""The living plan: the plan's own structure, each line with its state worked out from evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from tuoitho.desk import queries
from tuoitho.desk.pages.desks.desk import short
from tuoitho.desk.pages.evidence import Fact, begin_with, fact_of, state_of
from tuoitho.desk.pages.links import link
from tuoitho.indicators.evidence import Counted, Evidence, Row, evidence_of
from tuoitho.law.yearly import report_due
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause, Plan
from tuoitho.programme.pages import Part, parts_of

Kind = Clause.Kind


@dataclass(frozen=True)
class Goal:
    """What a line asks of a series, and the figure of the reader's own unit."""

    series: str
    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """`status`: one of the kit's, empty where nothing is to be shown; `without`: it asks for evidence and has none.
    `begin`: what to do about it, with `begin_url`."""

    address: str
    text: str
    status: str
    word: str | Promise
    facts: Sequence[Fact]
    owner: str
    due_on: date | None
    goals: Sequence[Goal]
    without: bool
    sources: Sequence[str] = ()
    begin: str | Promise = ""
    begin_url: str = ""


@dataclass(frozen=True)
class Section:
    """Lines under one heading of the plan. `part`: the heading of the part it opens, empty inside a part."""

    title: str | Promise
    anchor: str
    part: str | Promise = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return sum(bool(line.status) for line in self.lines)

    @property
    def shown(self) -> int:
        return self.asked - sum(line.without for line in self.lines)


@dataclass(frozen=True)
class LivingPlan:
    plan: Plan
    sections: Sequence[Section]
    without: int

    def only_without(self) -> "LivingPlan":
        """The lines that ask for evidence and have none."""
        kept: list[Section] = []
        part: str | Promise = ""
        for one in self.sections:
            part, lines = one.part or part, [line for line in one.lines if line.without]
            if lines:
                kept.append(Section(one.title, one.anchor, part, lines))
                part = ""
        return LivingPlan(self.plan, kept, self.without)


def living_plan(viewer: Viewer, plan: Plan, clauses: Iterable[Clause], units: frozenset[int], year: int) -> LivingPlan:
    """`units`: whose records count as evidence, ids; `year`: the reporting year."""
    rows = list(clauses)
    reports = Row(_reports, (Kind.REPORT,))
    evidence = evidence_of(rows, units, year, [reports])
    due = report_due(year, day=plan.report_day, month=plan.report_month)
    sections = [
        section for part in parts_of(rows) for section in _sections(part, _Context(viewer, plan, year, due, evidence))
    ]
    return LivingPlan(plan, sections, sum(line.without for section in sections for line in section.lines))


def units_under(viewer: Viewer, plan: Plan) -> frozenset[int]:
    """Whose records a viewer sees counted as a plan's evidence: what stands below its unit, within their scope."""
    below = viewer.tree.subtree(plan.unit_id) if plan.unit_id in viewer.tree else [plan.unit_id]
    return viewer.units("programme.see_plan") & frozenset(below)


def running_year(plan: Plan, day: date) -> int:
    """The reporting year of a day: the one whose report is next due."""
    return day.year + (day > report_due(day.year, day=plan.report_day, month=plan.report_month))


@dataclass(frozen=True)
class _Context:
    viewer: Viewer
    plan: Plan
    year: int
    due: date
    evidence: Mapping[str, Sequence[Evidence]]


def _reports(units: frozenset[int], year: int) -> Counted:
    evidence = Evidence("reports", *queries.count_handed_in(units, year))
    return lambda clause: evidence


def _sections(part: Part, context: _Context) -> list[Section]:
    """A new section at each heading and at each party; what stands before the first has the part's own name."""
    found: list[Section] = []
    for line in part.lines:
        if line.heading or line.party or not found:
            title = f"{line.clause.address}. {line.clause.text}" if line.heading else line.party
            found.append(Section(title, f"{part.anchor}-{len(found)}", "" if found else part.title))
        if not line.heading:
            found[-1].lines.append(_line(line.clause, line.goals, context))
    return found


def _figure_url(series: str, context: _Context) -> str:
    post = context.viewer.post
    if not series or post is None or not context.viewer.holds("indicators.see_figures", post.unit_id):
        return ""
    return link("indicators:rows", code=post.unit.code, year=context.year, series=series)


def _line(clause: Clause, goals: Sequence[tuple[str, str, str]], context: _Context) -> Line:
    evidence = context.evidence.get(clause.address, [])
    due_on = clause.due_on or (context.due if clause.kind == Kind.REPORT else None)
    over = due_on is not None and context.viewer.on > due_on
    status, word = state_of(evidence, over)
    without = bool(evidence) and not any(one.count for one in evidence)
    begin, begin_url = begin_with(evidence[-1].source, clause, context.viewer) if without else ("", "")
    return Line(
        clause.address,
        clause.text,
        status,
        word,
        [fact_of(one, clause, context.viewer) for one in evidence if one.count or one.of],
        str(clause.responsible or "") or clause.party or short(context.plan.unit.name),
        due_on,
        [Goal(series, words, _figure_url(series, context)) for series, words, _reason in goals],
        without,
        [one.source for one in evidence],
        begin,
        begin_url,
    )
