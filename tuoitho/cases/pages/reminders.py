"""The letters that remind of a report: when it came, when its hours end, whom to call. Not a word of what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tuoitho.base.actors import Actor
from tuoitho.cases.models import Report
from tuoitho.cases.models.clocks import EMERGENCY
from tuoitho.cases.models.reminders import NEW, REPORT_LADDER, UNTOUCHED, Rung, To, due_rungs
from tuoitho.cases.queries.watch import Reachable, in_post, who_answers
from tuoitho.cases.workflow import ReportState
from tuoitho.law.terms import DUTIES, due
from tuoitho.organisations.models import User

# Offices write Vietnamese, whatever language anyone reads the screen in.
_WORDS = {
    NEW: "Có tin báo mới gửi đến {unit} lúc {received}.",
    UNTOUCHED: "Tin báo gửi đến {unit} lúc {received} sau 1 giờ chưa ai nhận xử lý.",
    "half": "Tin báo gửi đến {unit} lúc {received} đã 6 giờ chưa có quyết định.",
    "chair": "Tin báo gửi đến {unit} lúc {received} đã 8 giờ chưa có quyết định. Đề nghị Chủ tịch chỉ đạo ngay.",
    "centre": "Tin báo gửi đến {unit} lúc {received} đã 10 giờ chưa có quyết định. Đề nghị Trung tâm gọi ngay.",
}
_TERM = "Hạn 12 giờ ({article}) kết thúc lúc {due}."
_CALL = "Người gọi được lúc này: {people}."
_OPEN = "Mở phần mềm, mục Tin báo, để xem. Thư này không chứa nội dung tin."
_ROLES = {To.CHAIR: ("ward_chair",), To.CENTRE: ("centre_officer",)}


@dataclass(frozen=True)
class Reminding:
    """One letter to write, and to whom."""

    report: Report
    rung: Rung
    to: Sequence[User]
    subject: str
    text: str


def remindings(viewer: Actor, report: Report, told: set[str], at: datetime) -> list[Reminding]:
    """What the clock has to tell of a report at a moment. A report that was taken is "untouched" no more."""
    ladder = [
        rung for rung in REPORT_LADDER if report.state == ReportState.RECEIVED or rung.code not in (NEW, UNTOUCHED)
    ]
    rungs = due_rungs(ladder, report.received_at, at, told)
    if not rungs:
        return []
    people = who_answers(viewer, report.receiver, at)
    return [
        Reminding(
            report,
            rung,
            _told_to(viewer, report, rung, people, at),
            f"Tin báo chờ xử lý tại {report.receiver.name}",
            _text(report, rung, people),
        )
        for rung in rungs
    ]


def _told_to(viewer: Actor, report: Report, rung: Rung, people: Sequence[Reachable], at: datetime) -> list[User]:
    """Whoever the rung is for; where no such person is in post, whoever can be reached, so that somebody hears it."""
    on_duty = [one.user for one in people]
    if rung.to is To.DUTY:
        holder = [report.taken_by] if report.taken_by else []
        return list(dict.fromkeys([*holder, *on_duty]))
    posts = in_post(viewer, report.receiver, at, _ROLES[rung.to])
    mine = [post.user for post in posts if post.unit_id != report.passes_by_id]
    return list(dict.fromkeys(mine)) or on_duty


def _text(report: Report, rung: Rung, people: Sequence[Reachable]) -> str:
    duty = DUTIES[EMERGENCY]
    said = "; ".join(" ".join(filter(None, [one.user.full_name, one.phone])) for one in people) or "chưa có ai"
    lines = [
        _WORDS[rung.code].format(unit=report.receiver.name, received=_moment(report.received_at)),
        _TERM.format(article=duty.article, due=_moment(due(duty, report.received_at))),
        _CALL.format(people=said),
        _OPEN,
    ]
    return "\n".join(lines)


def _moment(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M ngày %d/%m/%Y}"
