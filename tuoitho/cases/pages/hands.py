"""What the pages of a case's team, of its dated copy and of its openings show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.models import AuditEntry
from tuoitho.base.parts import Entry
from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseForm, Handover, TeamMember
from tuoitho.cases.pages.case import Act, acts_on, entry_of, name_of
from tuoitho.cases.queries import cases as reading
from tuoitho.cases.queries import handovers as moving
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer

_OF_TEAM = ("call_in", "let_go", "hand_to_ward", "assign")
_OPENED = {
    "cases.record_copy_opening": gettext_lazy("Đọc bản lưu của nơi chuyển đi"),
    "cases.record_offer_opening": gettext_lazy("Đọc lời đề nghị chuyển"),
    "cases.record_paper": gettext_lazy("Tải biểu mẫu"),
}
_PARTS = {
    "papers": gettext_lazy("Mở trang giấy tờ"),
    "team": gettext_lazy("Mở trang nhóm phụ trách"),
    "contact": gettext_lazy("Mở trang liên hệ, đồng ý"),
}


@dataclass(frozen=True)
class TeamPage:
    """`late`: the offer that waits has had no answer for too long. `may_take_back`: it is one's own to withdraw."""

    who: str
    now: Sequence[TeamMember]
    before: Sequence[TeamMember]
    approver: Post | None
    handovers: Sequence[Handover]
    late: bool
    may_take_back: bool
    acts: Sequence[Act]


@dataclass(frozen=True)
class CopyPage:
    """A case as it stood when it went to another ward."""

    case: Case
    who: str
    ends_at: datetime
    timeline: Sequence[Entry]
    forms: Sequence[CaseForm]


def team_page(viewer: Viewer, case: Case, at: datetime) -> TeamPage:
    """Three queries beside the case's own."""
    members = reading.team_rows(viewer, case)
    handovers = moving.handovers_of(viewer, case)
    waiting = next((one for one in handovers if one.state == "waiting"), None)
    acts = [act for act in acts_on(viewer, case, at) if act.code in _OF_TEAM]
    return TeamPage(
        who=name_of(case.child),
        now=[member for member in members if member.reads_on(at)],
        before=[member for member in members if not member.reads_on(at)],
        approver=reading.approver_of(viewer, case),
        handovers=handovers,
        late=waiting is not None and waiting.is_overdue(at),
        may_take_back=waiting is not None and rules.keep_case(viewer, case, at),
        acts=[act for act in acts if _has_room(act, members, waiting, at)],
    )


def _has_room(act: Act, members: Sequence[TeamMember], waiting: Handover | None, at: datetime) -> bool:
    """Nobody is let go where nobody was called in, and nothing is offered twice."""
    if act.code == "hand_to_ward":
        return waiting is None
    helps = (member for member in members if member.part == TeamMember.Part.HELPER and member.reads_on(at))
    return act.code != "let_go" or any(helps)


def copy_page(viewer: Viewer, case: Case, ends_at: datetime) -> CopyPage:
    """What was there on that day, and nothing after it."""
    steps = [step for step in reading.steps_of(viewer, case) if step.at <= ends_at]
    forms = reading.forms_of(viewer, case, ends_at)
    return CopyPage(case, name_of(case.child), ends_at, [entry_of(step) for step in steps], forms)


def opening_lines(entries: Iterable[AuditEntry], names: Mapping[str, str]) -> list[tuple[datetime, str, str]]:
    """(when, who, what was opened)."""
    return [(entry.at, names.get(entry.actor, _("Chương trình")), _what(entry)) for entry in entries]


def _what(entry: AuditEntry) -> str:
    part = entry.fields[0] if entry.fields else ""
    if entry.verb == "cases.record_paper":
        return f"{_OPENED[entry.verb]} {part}"
    return str(_OPENED.get(entry.verb) or _PARTS.get(part) or _("Mở hồ sơ"))
