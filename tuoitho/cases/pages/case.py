"""What the page of a case shows: who, what is known, the term that runs, the next step, what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.parts import Entry
from tuoitho.cases import rules
from tuoitho.cases.models import Call, Case, CaseStep, Child
from tuoitho.cases.pages.clocks import ClockLine, clock_line
from tuoitho.cases.pages.words import MAIN, ON_OTHER_PAGES, REASONS, VERBS, Verb
from tuoitho.cases.queries import cases as reading
from tuoitho.organisations.queries import Viewer

_BEFORE_PLAN = frozenset({"intake", "assessed", "verified", "met", "planned"})


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
    must_call: bool
    records_calls: bool
    lives_elsewhere: bool


def case_page(viewer: Viewer, case: Case, at: datetime) -> CasePage:
    """Two queries, whatever has happened in the case; papers have a page of their own."""
    steps = reading.steps_of(viewer, case)
    acts = [act for act in acts_on(viewer, case, at) if act.code not in ON_OTHER_PAGES]
    wanted = "pass_to_labour" if not case.follows_procedure and case.state in _BEFORE_PLAN else MAIN.get(case.state)
    main = next((act for act in acts if act.code == wanted), None)
    return CasePage(
        case=case,
        who=name_of(case.child),
        known=child_lines(case.child, timezone.localdate(at)),
        clocks=[clock_line(clock, at) for clock in reading.clocks_of(viewer, case)],
        main=main,
        waits_for="" if main else _waits_for(case),
        others=[act for act in acts if act != main],
        timeline=[entry_of(step) for step in steps],
        must_call=case.kind == Case.Kind.TRAFFICKED and not _both_called(steps),
        records_calls=any(act.code == "record_call" for act in acts),
        lives_elsewhere=case.child.ward_id not in (None, case.home_ward_id),
    )


def acts_on(viewer: Viewer, case: Case, at: datetime) -> Iterator[Act]:
    """What this person may do now, in the order of the steps; a verb without a page of its own has none."""
    allowed = rules.open_verbs(viewer, case, at)
    for code, verb in VERBS.items():
        if code in allowed:
            try:
                yield Act(code, verb, reverse(f"cases:{code}", args=[case.key]))
            except NoReverseMatch:
                continue


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


def entry_of(step: CaseStep) -> Entry:
    """One step as a line of the timeline."""
    title = VERBS[step.verb].title if step.verb in VERBS else step.verb
    call = step.call if step.verb == "record_call" and hasattr(step, "call") else None
    detail = _call_words(call) if call else " · ".join(filter(None, [str(REASONS.get(step.reason, "")), step.note]))
    who = _("Chương trình") if step.by == "system" else step.author
    return Entry(step.at, title, detail, who)


def _call_words(call: Call) -> str:
    parts = [call.get_to_display(), f"{timezone.localtime(call.called_at):%H:%M %d/%m/%Y}", call.spoke_with, call.note]
    return " · ".join(str(part) for part in parts if part)


def _both_called(steps: Sequence[CaseStep]) -> bool:
    """Both 111 and the police, on whichever number, have been called and the calls recorded."""
    called = {step.reason for step in steps if step.verb == "record_call"}
    return Call.To.HOTLINE in called and bool(called & Call.POLICE_LINES)


def _waits_for(case: Case) -> str:
    """Who has the next step: someone who can be reached is always named."""
    if case.state not in reading.WITH_CHAIR:
        return _("Bước tiếp theo do %(name)s làm.") % {"name": case.owner.full_name} if case.state != "closed" else ""
    if not case.decided_by:
        return _("Phường chưa có Chủ tịch trong hệ thống: hãy báo quản trị hệ thống cử người thay mặt.")
    sentence = _("Đang chờ %(name)s, người thay mặt Chủ tịch.") if case.by_deputy else _("Đang chờ %(name)s.")
    return sentence % {"name": case.decided_by}
