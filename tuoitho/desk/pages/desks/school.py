"""A school: what its head and its focal person do next, and its own figures."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.activities.models import Activity
from tuoitho.activities.queries import activities_of
from tuoitho.base.parts import Todo
from tuoitho.desk import queries
from tuoitho.desk.pages.desks.desk import Button, Desk, Listing, Task, some_names
from tuoitho.desk.pages.desks.figures import DeskFigures
from tuoitho.desk.pages.desks.officer import days_left, report_words
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries import Value
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Plan
from tuoitho.reporting.models import SECTIONS, Submission
from tuoitho.reporting.rules.questions import MINUTES
from tuoitho.reporting.workflow import HANDED_IN, State

MONTH_SHOWN = 5
FIVES = 5


def school_desk(viewer: Viewer, post: Post) -> Desk:
    """For head and focal person; what only the head may do is the head's step."""
    unit, head = post.unit, viewer.holds("reporting.sign_report", post.unit_id)
    report = queries.latest_report(viewer, unit)
    figures = DeskFigures(viewer, unit, report.cycle.year if report else None)
    plans = queries.plans_at_desk(viewer, unit)
    month = list(
        activities_of(viewer, [unit.pk]).standing().filter(on_date__gte=viewer.on.replace(day=1)).order_by("-on_date")
    )
    tasks = [
        *_plan_tasks(unit, plans, head),
        *(_report_tasks(viewer, report, head) if report else []),
        *_group_tasks(viewer, unit),
        *_unknown_tasks(unit, figures.values()),
    ]
    heading, lead = _heading(viewer, report)
    return Desk(
        heading,
        lead,
        tasks=tasks,
        quiet=_("Không có việc nào đang chờ bạn."),
        buttons=_buttons(unit),
        cards=figures.cards(),
        figures_of=_("của trường, năm báo cáo %(year)s") % {"year": figures.year or ""},
        figures_url=figures.url("cards"),
        lists=[_month(viewer, month)],
    )


def _heading(viewer: Viewer, report: Submission | None) -> tuple[str, str]:
    if report is None:
        return _("Bàn làm việc"), _("Phòng giáo dục và đào tạo chưa mở đợt báo cáo.")
    if report.state in HANDED_IN:
        _status, words = report_words(report)
        return _("Báo cáo năm %(year)s: %(state)s") % {"year": report.cycle.year, "state": words.lower()}, ""
    return days_left(report.cycle.due_on, viewer.on), questions_left(report)


def questions_left(report: Submission) -> str:
    """ "Báo cáo năm 2024 còn 3 câu hỏi, khoảng 10 phút"; `report` comes from `queries.latest_report`."""
    sections = len(SECTIONS) - sum(passage.answered for passage in report.passages.all())
    left = report.figures_open + sections  # type: ignore[attr-defined]
    if report.begun_at is None:
        return _("Báo cáo năm %(year)s đã được điền sẵn từ hồ sơ; mở ra để xem còn câu hỏi nào.") % {
            "year": report.cycle.year
        }
    if not left:
        return _("Báo cáo năm %(year)s đã trả lời hết các câu hỏi.") % {"year": report.cycle.year}
    minutes = report.figures_open * MINUTES["figure"] + sections * MINUTES["section"]  # type: ignore[attr-defined]
    words = {"year": report.cycle.year, "left": left, "minutes": -(-minutes // FIVES) * FIVES}
    return (
        ngettext(
            "Báo cáo năm %(year)s còn %(left)s câu hỏi, khoảng %(minutes)s phút.",
            "Báo cáo năm %(year)s còn %(left)s câu hỏi, khoảng %(minutes)s phút.",
            left,
        )
        % words
    )


def _report_tasks(viewer: Viewer, report: Submission, head: bool) -> list[Task]:
    """The one next step of the report, if it is at the school."""
    title = _("Báo cáo năm %(year)s") % {"year": report.cycle.year}
    steps = {
        State.DRAFT: (
            title,
            _("Trả lời nốt, rồi ký và gửi.") if head else _("Trả lời nốt, rồi trình hiệu trưởng ký."),
            _("Mở báo cáo"),
        ),
        State.RETURNED: (_("%(title)s được trả lại") % {"title": title}, _remarks(report), _("Xem nhận xét")),
        State.FOR_SIGNATURE: (
            (
                _("%(title)s chờ bạn ký") % {"title": title},
                _("Xem bản in, rồi ký hoặc trả về người soạn."),
                _("Xem và ký"),
            )
            if head
            else (_("%(title)s đang chờ hiệu trưởng ký") % {"title": title}, "", _("Xem báo cáo"))
        ),
        State.SIGNED: (
            _("%(title)s đã ký, chưa gửi") % {"title": title},
            _("Văn thư cho số, ngày; in, ký, đóng dấu, tải bản quét lên rồi gửi."),
            _("Làm tiếp"),
        ),
    }
    step = steps.get(State(report.state))
    if step is None:
        return []
    late = viewer.on > report.cycle.due_on
    word = _("Chậm") if late else _("Hết %(day)s") % {"day": f"{report.cycle.due_on:%d/%m}"}
    url = link("reporting:report", key=report.key)
    return [
        Task(Todo(step[0], step[1], url, step[2], "late" if late else "due", word, primary=True), report.cycle.due_on)
    ]


def _remarks(report: Submission) -> str:
    count = report.remarks_open  # type: ignore[attr-defined]
    return ngettext("%(count)s nhận xét chờ trả lời", "%(count)s nhận xét chờ trả lời", count) % {"count": count}


def _plan_tasks(unit: Unit, plans: Sequence[Plan], head: bool) -> list[Task]:
    """Draw the plan from the one above, finish it, adopt it."""
    own = [plan for plan in plans if plan.unit_id == unit.pk]
    if any(plan.state == Plan.State.ADOPTED for plan in own):
        return []
    draft = next((plan for plan in own if plan.state == Plan.State.DRAFT), None)
    if draft is not None:
        title = _("Dự thảo kế hoạch của trường chờ ban hành")
        detail = _("Đọc lại, sửa mức cần sửa rồi ban hành.")
        url = link("programme:adopt", key=draft.key) if head else link("programme:correct", key=draft.key)
        return [Task(Todo(title, detail, url, _("Ban hành") if head else _("Sửa dự thảo"), "draft", _("Dự thảo")))]
    if not plans:
        return []
    title = _("Trường chưa có kế hoạch")
    detail = _("Lập từ kế hoạch %(number)s: nội dung đã có sẵn, chỉ sửa phần riêng.") % {"number": plans[0].number}
    todo = Todo(title, detail, link("programme:draw"), _("Lập kế hoạch"), "not_enough_data", _("Chưa có"), mark="≡")
    return [Task(todo)]


def _group_tasks(viewer: Viewer, unit: Unit) -> list[Task]:
    """For a preschool that guides independent groups."""
    below = viewer.tree.children(unit.pk) if unit.pk in viewer.tree else []
    if not below or not viewer.holds("programme.relay_plan", unit.pk):
        return []
    unaware = [body for body in queries.bodies_of(viewer, below) if body.is_group and not body.acknowledged]
    if not unaware:
        return []
    title = ngettext(
        "%(count)s nhóm, lớp độc lập chưa xác nhận đã nhận kế hoạch",
        "%(count)s nhóm, lớp độc lập chưa xác nhận đã nhận kế hoạch",
        len(unaware),
    ) % {"count": len(unaware)}
    names = some_names(body.name for body in unaware)
    todo = Todo(
        title, names, link("programme:relay"), _("Gửi liên kết"), "waiting", _("Chưa xác nhận"), str(len(unaware))
    )
    return [Task(todo)]


def _unknown_tasks(unit: Unit, values: Sequence[Value]) -> list[Task]:
    """Figures whose whole is not known: nobody has said how many there are."""
    ours = [value for value in values if value.indicator.at_school == Indicator.AtSchool.YES]
    unknown = [value for value in ours if value.denominator is None and value.ratio.units_concerned]
    if not unknown:
        return []
    detail = "; ".join(_(value.indicator.denominator_name) for value in unknown[:2])
    url = link("registry:headcounts", code=unit.code)
    return [
        Task(Todo(_("Khai số người còn thiếu"), detail, url, _("Khai số"), "not_enough_data", mark=str(len(unknown))))
    ]


def _buttons(unit: Unit) -> list[Button]:
    every = [
        Button(_("Cả lớp, trừ em vắng"), _("điểm danh một buổi, hai lần chạm"), "check2-all", link("activities:quick")),
        Button(_("Ghi hoạt động"), _("buổi truyền thông, tập huấn, họp"), "plus-lg", link("activities:log_activity")),
        Button(
            _("Vắng học trong ngày"),
            _("lớp nào đã điểm danh; nhập cả trường từ Excel"),
            "calendar-check",
            link("registry:absences", code=unit.code),
        ),
        Button(
            _("Danh sách lớp"), _("học sinh, cán bộ; nhập từ Excel"), "people", link("registry:roster", code=unit.code)
        ),
    ]
    return [button for button in every if button.url]


def _month(viewer: Viewer, activities: Sequence[Activity]) -> Listing:
    shown = [
        Found(one.title, f"{one.on_date:%d/%m/%Y} · {one.get_kind_display()}", link("activities:activity", key=one.key))
        for one in activities[:MONTH_SHOWN]
    ]
    title = _("Hoạt động tháng %(month)s") % {"month": f"{viewer.on:%m/%Y}"}
    note = "" if shown else _("Tháng này chưa ghi hoạt động nào.")
    return Listing(title, shown, link("activities:activities"), note)
