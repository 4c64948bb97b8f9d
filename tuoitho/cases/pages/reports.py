"""What the page of a report shows to those who received it: what was told, who has it, the twelve hours, what to do."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.files import read
from tuoitho.base.parts import Entry
from tuoitho.cases import rules, workflow
from tuoitho.cases.models import Case, Clock, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.clocks import EMERGENCY
from tuoitho.cases.models.reports import REASONS
from tuoitho.cases.pages.case import Act
from tuoitho.cases.pages.clocks import ClockLine, clock_line
from tuoitho.cases.pages.report_papers import Maker, answers_of, labels
from tuoitho.cases.pages.report_words import REPORT_MAIN, REPORT_VERBS
from tuoitho.cases.queries import cases as reading_cases
from tuoitho.cases.queries import reports as reading
from tuoitho.cases.queries.watch import Reachable, centre_name, gaps_ahead, who_answers
from tuoitho.cases.workflow import ReportState
from tuoitho.documents import zips
from tuoitho.law.terms import DUTIES, due
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

_IN_HEAD = ("channel", "received_on", "received_time")
_OF_REPORTER = frozenset({"file_report", "file_answer", "answer_ward"})
_WITHOUT_PAGE = "end_with_case"
OPENING = ("open_case", "join_case")
"""Verbs that are pages of cases, for whoever keeps cases where the report stands."""


@dataclass(frozen=True)
class ReportPage:
    """`opened_before`: who else opened it first, and when, while nobody has taken it. `case`: where it led, for its
    owner and the chair."""

    report: Report
    told: Sequence[tuple[str, str]]
    term: ClockLine | None
    holder: str
    opened_before: tuple[str, datetime] | None
    main: Act | None
    others: Sequence[Act]
    timeline: Sequence[Entry]
    photos: Sequence[ReportPhoto]
    case: Case | None


def report_page(viewer: Viewer, report: Report, at: datetime) -> ReportPage:
    """Three queries, whatever has happened to the report."""
    steps = reading.steps_of_report(viewer, report)
    names = reading_cases.names_of(viewer, {step.by for step in steps})
    acts = _acts(viewer, report, steps)
    main = next((act for act in acts if act.code == REPORT_MAIN.get(ReportState(report.state))), None)
    return ReportPage(
        report=report,
        told=told_lines(report),
        term=term_of(report, at),
        holder=report.taken_by.full_name if report.taken_by else "",
        opened_before=_opened_before(viewer, report),
        main=main,
        others=[act for act in acts if act != main],
        timeline=[_entry(step, names) for step in steps],
        photos=reading.photos_of(viewer, report),
        case=report.case if report.case and _of_case(viewer, report.case) else None,
    )


def child_as_told(report: Report) -> dict[str, str]:
    """Who the report says the child is, as first values of a form about a child; the officer corrects them."""
    said = report.answers or {}
    child, called = report.child, said.get("child_name", "")
    born = "" if child is None else f"{child.born_on:%d/%m/%Y}" if child.born_on else str(child.birth_year or "")
    known = {
        "name": (child.name or "") if child else called,
        "nickname": called if child and called != child.name else "",
        "born": born,
        "sex": child.sex if child else {"Nam": "m", "Nữ": "f"}.get(said.get("child_sex", ""), ""),
        "guardian_name": (child.guardian_name or "") if child else said.get("caregiver", ""),
        "guardian_phone": (child.guardian_phone or "") if child else "",
        "schools": report.school.name if child and report.school else "",
        "family": said.get("family", ""),
    }
    return {name: words for name, words in known.items() if words}


def _opened_before(viewer: Viewer, report: Report) -> tuple[str, datetime] | None:
    if report.opened_by is None or report.opened_at is None or report.opened_by == viewer.user:
        return None
    return report.opened_by.full_name, report.opened_at


def _of_case(viewer: Viewer, case: Case) -> bool:
    return case.owner == viewer.user or rules.approve(viewer, case)


def term_of(report: Report, at: datetime) -> ClockLine | None:
    """The twelve hours of Art. 26.3 while nobody has decided; afterwards the case has its own terms."""
    if report.state not in (ReportState.RECEIVED, ReportState.TAKEN):
        return None
    since = report.received_at
    return clock_line(Clock(duty=EMERGENCY, since=since, due_at=due(DUTIES[EMERGENCY], since)), at)


def told_lines(report: Report) -> list[tuple[str, str]]:
    """(question of form 01, what was said) of what was said."""
    known = answers_of(report)
    return [(label, known[code]) for code, label in labels() if known.get(code) and code not in _IN_HEAD]


def _acts(viewer: Viewer, report: Report, steps: Sequence[ReportStep]) -> list[Act]:
    proposed = next((step.by for step in steps if step.verb == "propose_end"), "")
    found = []
    for verb in workflow.REPORTS[ReportState(report.state)]:
        if not _may(viewer, report, verb) or (verb == "confirm_end" and proposed == viewer.key):
            continue
        found.append(Act(verb, REPORT_VERBS[verb], reverse(f"cases:{verb}", args=[report.key])))
    return found


def _may(viewer: Viewer, report: Report, verb: str) -> bool:
    if verb == _WITHOUT_PAGE:
        return False
    if verb in OPENING:
        return rules.sits_at(viewer, "cases.keep_case", (report.happened_in or report.receiver).pk)
    if verb == "ask_school" and report.reporter_id is None:
        return False
    return verb not in rules.OF_TELLER and rules.do_report(viewer, report, verb)


def _entry(step: ReportStep, names: Mapping[str, str]) -> Entry:
    title = REPORT_VERBS[step.verb].title if step.verb in REPORT_VERBS else step.verb
    reason = REASONS.get(step.reason, "")
    detail = " · ".join(filter(None, [str(reason), step.note or ""]))
    who = _("Người báo tin") if step.verb in _OF_REPORTER else names.get(step.by, "")
    return Entry(step.at, title, detail, who)


@dataclass(frozen=True)
class InboxRow:
    """A line of the list: where it stands and how long it has left, never what was told."""

    report: Report
    term: ClockLine | None
    holder: str


def inbox_row(report: Report, at: datetime) -> InboxRow:
    return InboxRow(report, term_of(report, at), report.taken_by.full_name if report.taken_by else "")


@dataclass(frozen=True)
class WatchLine:
    """A seat, who can be called about its reports now, and how many stretches of the coming days nobody covers."""

    unit: Unit
    people: Sequence[Reachable]
    gaps: int


def watch_line(viewer: Viewer, unit: Unit, at: datetime) -> WatchLine:
    return WatchLine(unit, who_answers(viewer, unit, at), len(gaps_ahead(viewer, [unit.pk], at).get(unit.pk, ())))


def maker_of(viewer: Viewer, report: Report) -> Maker:
    """The receiver in the letterhead; whoever took it signs."""
    receiver = report.receiver
    signer = report.taken_by or viewer.user
    ward = receiver.kind == Unit.Kind.WARD
    place = receiver.place or (receiver.name.removeprefix("Phường ").removeprefix("Xã ") if ward else "Hà Nội")
    body = f"Uỷ ban nhân dân {receiver.name[:1].lower()}{receiver.name[1:]}" if ward else centre_name(viewer)
    return Maker("", body, place, "CÁN BỘ TIẾP NHẬN THÔNG TIN", signer.full_name if signer else "")


def image_type(data: bytes) -> str:
    """What a working copy is, by its first bytes."""
    kinds = {b"\xff\xd8": "image/jpeg", b"\x89P": "image/png", b"RI": "image/webp"}
    return kinds.get(data[:2], "application/octet-stream")


def sealed_original(photo: ReportPhoto, at: datetime) -> bytes:
    """The original as it was handed in, beside a note of its SHA-256, so that nobody can say it was altered later."""
    original = photo.original
    lines = [f"SHA-256: {original.sha256}", f"Số byte: {original.size}", f"Giao lúc: {_moment(at)}", ""]
    out = io.BytesIO()
    zips.write(
        out,
        [(f"ban-goc{_ending(original.name)}", read(original)), ("dau-van-tay.txt", "\r\n".join(lines).encode())],
        at,
    )
    return out.getvalue()


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"


def _ending(name: str) -> str:
    """The ending of a file's name alone: the name itself may name a child."""
    ending = name.rpartition(".")[2].lower()
    return f".{ending}" if ending in ("jpg", "jpeg", "png", "webp", "heic") else ""
