"""What the page of a case shows: who, what is known, the term that runs, the next step, what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.parts import Entry
from tuoitho.cases import queries, rules
from tuoitho.cases.models import Call, Case, CaseForm, Child, Clock
from tuoitho.cases.pages.words import MAIN, VERBS, Verb
from tuoitho.cases.queries import cases as reading
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer

__all__ = ["CasePage", "ClockLine", "case_page", "child_lines", "queries"]


@dataclass(frozen=True)
class ClockLine:
    """A term of the law. `status`: a status of the kit, `words` what it says."""

    title: str
    article: str
    verified: bool
    due_at: datetime
    status: str
    words: str
    running: bool


@dataclass(frozen=True)
class Act:
    """A verb that may be done now, and its page."""

    code: str
    verb: Verb
    url: str


@dataclass(frozen=True)
class CasePage:
    case: Case
    who: str
    known: Sequence[tuple[str, str]]
    clocks: Sequence[ClockLine]
    main: Act | None
    waits_for: str
    others: Sequence[Act]
    timeline: Sequence[Entry]
    forms: Sequence[CaseForm]
    calls: Sequence[Call]
    must_call: bool


def case_page(viewer: Viewer, case: Case, at: datetime) -> CasePage:
    """Eight queries, whatever has happened in the case."""
    steps = reading.steps_of(viewer, case)
    names = reading.names_of(viewer, {step.by for step in steps})
    calls = reading.calls_of(viewer, case)
    acts = [act for act in map(_act(case), sorted(rules.open_verbs(viewer, case, at), key=list(VERBS).index)) if act]
    wanted = "pass_to_labour" if not case.follows_procedure and case.state in _BEFORE_PLAN else MAIN.get(case.state)
    main = next((act for act in acts if act.code == wanted), None)
    return CasePage(
        case=case,
        who=name_of(case.child),
        known=child_lines(case.child, timezone.localdate(at)),
        clocks=[clock_line(clock, at) for clock in reading.clocks_of(viewer, case)],
        main=main,
        waits_for="" if main else _waits_for(case, reading.approver_of(viewer, case)),
        others=[act for act in acts if act != main],
        timeline=[_entry(step, names) for step in steps],
        forms=reading.forms_of(viewer, case),
        calls=calls,
        must_call=case.kind == Case.Kind.TRAFFICKED and not {Call.To.HOTLINE, Call.To.POLICE} <= {c.to for c in calls},
    )


_BEFORE_PLAN = frozenset({"intake", "assessed", "verified", "met", "planned"})


def name_of(child: Child) -> str:
    """The name, or what people call the child; a child of whom neither is known is still somebody."""
    if child.anonymised_at is not None:
        return _("Đã xoá dữ liệu nhận dạng")
    return child.name or child.nickname or _("Em chưa rõ tên")


def child_lines(child: Child, today: date) -> list[tuple[str, str]]:
    """(what, its words) of what is known; what is not known is left out."""
    lines = [
        (_("Tên thường gọi"), child.nickname if child.name else ""),
        (_("Ngày sinh"), f"{child.born_on:%d/%m/%Y}" if child.born_on else str(child.birth_year or "")),
        (_("Tuổi"), age_words(child, today)),
        (_("Giới tính"), child.get_sex_display()),
        (_("Giấy tờ"), {True: _("có"), False: _("không có"), None: ""}[child.has_papers]),
        (_("Đặc điểm nhận ra em"), child.description),
        (_("Trường, lớp"), _school(child)),
        (_("Nơi ở"), child.address),
        (_("Gia đình"), child.family),
        (_("Người chăm sóc"), " · ".join(filter(None, [child.guardian_name, child.guardian_phone]))),
    ]
    return [(what, words) for what, words in lines if words]


def age_words(child: Child, today: date) -> str:
    """ "11", "10–11" of whom only the year is known, "khoảng 10–11" of a guess; empty while nobody knows."""
    ages = child.ages(today)
    if ages is None:
        return ""
    age = str(ages[0]) if ages[0] == ages[1] else f"{ages[0]}–{ages[1]}"
    return _("khoảng %(age)s") % {"age": age} if child.birth_estimated else age


def _school(child: Child) -> str:
    goes = {True: _("đang đi học"), False: _("không đi học"), None: ""}[child.in_school]
    return ": ".join(filter(None, [goes, child.schools]))


def clock_line(clock: Clock, at: datetime) -> ClockLine:
    """How a term stands at a moment."""
    if clock.met_at is not None:
        late = clock.met_at > clock.due_at
        status, words = ("late", _("Xong nhưng quá hạn")) if late else ("done", _("Xong đúng hạn"))
    elif clock.stopped_at is not None:
        status, words = "not_applicable", _("Không còn phải làm")
    else:
        left = clock.due_at - at
        hours = int(left.total_seconds() // 3600)
        status = "late" if hours < 0 else "due"
        words = (
            _("Đã quá hạn")
            if hours < 0
            else _("Còn %(hours)s giờ") % {"hours": hours}
            if hours < 48
            else _("Còn %(days)s ngày") % {"days": hours // 24}
        )
    law = clock.law
    running = clock.met_at is None and clock.stopped_at is None
    return ClockLine(_(law.title), law.article, law.verified, clock.due_at, status, words, running)


def _act(case: Case):  # type: ignore[no-untyped-def]
    def made(code: str) -> Act | None:
        try:
            return Act(code, VERBS[code], reverse(f"cases:{code}", args=[case.key]))
        except (KeyError, NoReverseMatch):
            return None

    return made


def _waits_for(case: Case, approver: Post | None) -> str:
    """Who has the next step: someone who can be reached is always named."""
    if case.state not in ("planned", "closing"):
        return _("Bước tiếp theo do %(name)s làm.") % {"name": case.owner.full_name} if case.state != "closed" else ""
    if approver is None:
        return _("Phường chưa có Chủ tịch trong hệ thống: hãy báo quản trị hệ thống cử người thay mặt.")
    name = approver.user.full_name
    return (
        _("Đang chờ %(name)s, người thay mặt Chủ tịch.") if approver.deputising_for_id else _("Đang chờ %(name)s.")
    ) % {"name": name}


def _entry(step, names: Mapping[str, str]) -> Entry:  # type: ignore[no-untyped-def]
    title = VERBS[step.verb].title if step.verb in VERBS else step.verb
    return Entry(step.at, title, step.note or "", names.get(step.by, ""))
