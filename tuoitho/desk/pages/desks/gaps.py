"""The gaps a department sees first: reports that are not there, figures that look odd, plans that have not arrived."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.desk.pages.desks.desk import Task, short, some_names
from tuoitho.desk.pages.links import link
from tuoitho.desk.queries import Body
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting.models import Submission
from tuoitho.reporting.workflow import HANDED_IN, State

Odd = Mapping[int, Sequence[tuple[str, str]]]
"""Submission id → (series, sentence) of each odd figure."""


def report_tasks(viewer: Viewer, reports: Sequence[Submission], odd: Odd, year: int | None) -> list[Task]:
    """What the yearly reports ask of the department, or of whoever reads with it."""
    if not reports:
        return _cycle_task(viewer, year)
    cycle = reports[0].cycle
    found: list[Task] = []
    missing = [report for report in reports if report.state not in HANDED_IN]
    over = viewer.on > cycle.due_on
    if missing:
        may = viewer.holds("reporting.remind_late", cycle.unit_id)
        count = {"count": len(missing)}
        title = (
            ngettext("%(count)s trường chậm báo cáo năm", "%(count)s trường chậm báo cáo năm", len(missing))
            if over
            else ngettext(
                "%(count)s trường chưa gửi báo cáo năm", "%(count)s trường chưa gửi báo cáo năm", len(missing)
            )
        )
        todo = Todo(
            title % count,
            _silent(missing),
            link("reporting:late", key=cycle.key) if may else link("reporting:cycle", key=cycle.key),
            _("Nhắc các trường") if may else _("Xem danh sách"),
            "late" if over else "due",
            _("Chậm") if over else _("Hết %(day)s") % {"day": f"{cycle.due_on:%d/%m}"},
            str(len(missing)),
            primary=True,
        )
        found.append(Task(todo, cycle.due_on))
    return [*found, *_odd_task(reports, odd), *_waiting_task(viewer, reports, odd)]


def _silent(missing: Sequence[Submission]) -> str:
    """Whose they are: first those who have not even opened it."""
    unopened = [short(report.unit.name) for report in missing if report.begun_at is None]
    begun = [short(report.unit.name) for report in missing if report.begun_at is not None]
    parts = [
        _("Chưa mở: %(names)s") % {"names": some_names(unopened)} if unopened else "",
        _("Đang làm: %(names)s") % {"names": some_names(begun)} if begun else "",
    ]
    return ". ".join(filter(None, parts))


def _cycle_task(viewer: Viewer, year: int | None) -> list[Task]:
    if not viewer.holds("reporting.open_cycle") or year is None:
        return []
    title = _("Mở đợt báo cáo năm %(year)s") % {"year": year}
    detail = _("Mỗi trường nhận một báo cáo đã điền sẵn từ hồ sơ.")
    return [Task(Todo(title, detail, link("reporting:open_cycle"), _("Mở đợt"), "waiting", primary=True))]


def _odd_task(reports: Sequence[Submission], odd: Odd) -> list[Task]:
    asked = [report for report in reports if report.pk in odd and report.state == State.SUBMITTED]
    if not asked:
        return []
    first = asked[0]
    title = ngettext("%(count)s báo cáo có số liệu lạ", "%(count)s báo cáo có số liệu lạ", len(asked))
    todo = Todo(
        title % {"count": len(asked)},
        f"{short(first.unit.name)}: {odd[first.pk][0][1]}",
        link("reporting:report", key=first.key),
        _("Xem số liệu lạ"),
        "ask",
        mark="?",
    )
    return [Task(todo, first.cycle.due_on)]


def _waiting_task(viewer: Viewer, reports: Sequence[Submission], odd: Odd) -> list[Task]:
    waiting = [report for report in reports if report.state == State.SUBMITTED and report.pk not in odd]
    if not waiting or not viewer.holds("reporting.accept_report"):
        return []
    title = ngettext("%(count)s báo cáo chờ duyệt", "%(count)s báo cáo chờ duyệt", len(waiting))
    detail = some_names(short(report.unit.name) for report in waiting)
    url = link("reporting:report", key=waiting[0].key)
    return [
        Task(Todo(title % {"count": len(waiting)}, detail, url, _("Duyệt tiếp"), "waiting", mark=str(len(waiting))))
    ]


def plan_tasks(viewer: Viewer, bodies: Sequence[Body]) -> list[Task]:
    """Where the plan has not arrived."""
    found = []
    without = [body for body in bodies if body.is_school and not body.adopted]
    if without:
        title = ngettext(
            "%(count)s trường chưa ban hành kế hoạch", "%(count)s trường chưa ban hành kế hoạch", len(without)
        ) % {"count": len(without)}
        todo = Todo(
            title, some_names(short(body.name) for body in without), link("desk:missing"), _("Xem danh sách"),
            "not_enough_data", _("Chưa có kế hoạch"), str(len(without)),
        )  # fmt: skip
        found.append(Task(todo))
    unaware = [body for body in bodies if body.is_group and not body.acknowledged]
    if unaware:
        found.append(Task(_groups_todo(viewer, bodies, unaware)))
    return found


def _groups_todo(viewer: Viewer, bodies: Sequence[Body], unaware: Sequence[Body]) -> Todo:
    """By the preschool that guides them, the one with most first: it is the one to ask."""
    names = {body.id: short(body.name) for body in bodies}
    guides = Counter(names.get(viewer.tree.parent(body.id) or 0, "") for body in unaware)
    detail = some_names(
        _("%(school)s hướng dẫn %(count)s nhóm") % {"school": school, "count": count}
        for school, count in guides.most_common()
        if school
    )
    title = ngettext(
        "%(count)s nhóm trẻ, lớp mẫu giáo độc lập chưa xác nhận đã nhận kế hoạch",
        "%(count)s nhóm trẻ, lớp mẫu giáo độc lập chưa xác nhận đã nhận kế hoạch",
        len(unaware),
    ) % {"count": len(unaware)}
    url = f"{link('desk:missing')}#groups"
    return Todo(title, detail, url, _("Xem danh sách"), "waiting", _("Chưa xác nhận"), str(len(unaware)))
