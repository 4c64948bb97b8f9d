"""The department: gaps first, then figures. Its officer acts; an inspector reads the same."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import local
from tuoitho.desk import queries
from tuoitho.desk.pages.desks.desk import Button, Desk, SchoolRow, short
from tuoitho.desk.pages.desks.figures import DeskFigures
from tuoitho.desk.pages.desks.gaps import Odd, plan_tasks, report_tasks
from tuoitho.desk.pages.links import link
from tuoitho.desk.queries import Body
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting.models import Submission
from tuoitho.reporting.queries import odd_figures
from tuoitho.reporting.workflow import HANDED_IN, State

SCHOOLS_SHOWN = 8
SERIES = ("2.1a", "2.1b", "2.2")


def department_desk(viewer: Viewer, post: Post) -> Desk:
    """Twelve queries, however many schools."""
    bodies = queries.bodies_of(viewer)
    reports = _under_way(queries.reports_of(viewer), viewer.on)
    figures = DeskFigures(viewer, post.unit, reports[0].cycle.year if reports else None)
    odd: Odd = odd_figures(viewer, reports[0].cycle) if reports else {}
    own = next((body for body in bodies if body.id == post.unit_id), None)
    if own is not None and not own.adopted:
        return _first_day(viewer, bodies)
    rows = _rows(viewer, bodies, reports, odd)
    wards = [(body.id, body.code, body.name) for body in bodies if body.kind == Unit.Kind.WARD]
    figures.prepare([*(ward[0] for ward in wards), *(row[0].id for row in rows[:SCHOOLS_SHOWN])])
    heading, lead = _heading(viewer, reports, figures.year)
    return Desk(
        heading,
        lead,
        tasks=[*report_tasks(viewer, reports, odd, figures.year), *plan_tasks(viewer, bodies)],
        quiet=_("Không trường nào chậm, không số liệu nào lạ."),
        cards=figures.cards(),
        figures_of=_("toàn địa bàn, năm báo cáo %(year)s, đơn vị hành chính khi đó") % {"year": figures.year or ""},
        figures_url=figures.url("cards"),
        compare_url=figures.url("compare"),
        schools=[_row(viewer, figures, bodies, *row) for row in rows[:SCHOOLS_SHOWN]],
        schools_all=len(rows),
        schools_url=figures.url("grid"),
        series=SERIES,
        tiles=figures.tiles(wards),
        tiles_of=_("học sinh được cung cấp thông tin"),
        tiles_url=figures.url("wards"),
    )


def _under_way(reports: Sequence[Submission], today: date) -> Sequence[Submission]:
    """The last cycle's reports while they are awaited; once all are in and the day is over, the next year runs."""
    awaited = any(report.state not in HANDED_IN or today <= report.cycle.due_on for report in reports)
    waiting = any(report.state == State.SUBMITTED for report in reports)
    return reports if awaited or waiting else []


def _first_day(viewer: Viewer, bodies: Sequence[Body]) -> Desk:
    """Nothing is in force yet: the three steps of a beginning, each on its page."""
    steps = []
    if not any(body.is_school for body in bodies) and viewer.holds("organisations.keep_units"):
        steps.append(
            Button(
                _("Đưa danh sách trường, nhóm trẻ vào"),
                _("một tệp Excel cho mọi đơn vị"),
                "buildings",
                link("organisations:import_units"),
            )
        )
    if viewer.holds("programme.draft_plan"):
        steps.append(
            Button(
                _("Đưa kế hoạch vào"),
                _("thả tệp .docx, .pdf hoặc .txt; xem lại rồi ban hành"),
                "journal-plus",
                link("programme:plans"),
            )
        )
    return Desk(
        _("Bắt đầu từ kế hoạch"),
        _("Chưa có kế hoạch nào của đơn vị được ban hành. Mọi chỉ tiêu, việc cần làm và báo cáo đi ra từ đó."),
        begin=steps,
    )


def _heading(viewer: Viewer, reports: Sequence[Submission], year: int | None) -> tuple[str, str]:
    if not reports:
        return _("Bàn làm việc"), _("Đợt báo cáo năm %(year)s chưa mở.") % {"year": year or viewer.on.year}
    due = reports[0].cycle.due_on
    sent = sum(report.state in HANDED_IN for report in reports)
    accepted = sum(report.state in (State.ACCEPTED, State.LOCKED) for report in reports)
    words = {"sent": local(sent, 0), "all": local(len(reports), 0), "accepted": local(accepted, 0)}
    lead = _("%(sent)s trong %(all)s trường đã gửi báo cáo, %(accepted)s đã được duyệt.") % words
    return days_left(due, viewer.on), lead


def days_left(due: date, today: date) -> str:
    """ "Còn 8 ngày: hạn báo cáo hết ngày 17/11"."""
    left = (due - today).days
    if left < 0:
        return _("Hạn báo cáo đã hết từ ngày %(day)s") % {"day": f"{due:%d/%m}"}
    if left == 0:
        return _("Hôm nay là ngày cuối gửi báo cáo")
    words = {"left": left, "day": f"{due:%d/%m}"}
    return (
        ngettext(
            "Còn %(left)s ngày: hạn báo cáo hết ngày %(day)s", "Còn %(left)s ngày: hạn báo cáo hết ngày %(day)s", left
        )
        % words
    )


Candidate = tuple[Body, Submission | None, str]


def _rows(viewer: Viewer, bodies: Sequence[Body], reports: Sequence[Submission], odd: Odd) -> list[Candidate]:
    """Schools that need attention, the most worrying first: no report, returned, odd, no plan."""
    by_unit = {report.unit_id: report for report in reports}
    found: list[tuple[int, Candidate]] = []
    for body in bodies:
        if body.is_school:
            weight, why = _worry(body, by_unit.get(body.id), odd)
            if weight:
                found.append((weight, (body, by_unit.get(body.id), why)))
    return [candidate for _weight, candidate in sorted(found, key=lambda one: (-one[0], one[1][0].name))]


def _worry(body: Body, report: Submission | None, odd: Odd) -> tuple[int, str]:
    reasons = [
        (8, _("chưa mở báo cáo"), report is not None and report.state == State.DRAFT and report.begun_at is None),
        (6, _("báo cáo bị trả lại"), report is not None and report.state == State.RETURNED),
        (4, _("số liệu lạ"), report is not None and report.pk in odd),
        (2, _("chưa ban hành kế hoạch"), not body.adopted),
        (1, _("chưa gửi báo cáo"), report is not None and bool(report.begun_at) and report.state not in HANDED_IN),
    ]
    told = [(weight, why) for weight, why, holds in reasons if holds]
    return sum(weight for weight, _why in told), "; ".join(why for _weight, why in told[:2])


def _row(
    viewer: Viewer, figures: DeskFigures, bodies: Sequence[Body], body: Body, report: Submission | None, why: str
) -> SchoolRow:
    names = {one.id: short(one.name) for one in bodies}
    return SchoolRow(
        name=short(body.name),
        url=link("organisations:unit", code=body.code),
        ward=names.get(viewer.tree.parent(body.id) or 0, ""),
        squares=figures.squares(body.id, body.code, SERIES),
        report=report_words(report),
        report_url=link("reporting:report", key=report.key) if report else "",
        why=why,
    )


def report_words(report: Submission | None) -> tuple[str, str]:
    """How far a report has come, as a status of the kit and its words."""
    if report is None:
        return "not_applicable", _("Không phải báo cáo")
    if report.state == State.DRAFT and report.begun_at is None:
        return "late", _("Chưa bắt đầu")
    return {
        State.DRAFT: ("draft", _("Đang soạn")),
        State.FOR_SIGNATURE: ("waiting", _("Đang trình ký")),
        State.SIGNED: ("waiting", _("Đã ký, chưa gửi")),
        State.SUBMITTED: ("due", _("Chờ duyệt")),
        State.RETURNED: ("ask", _("Trả lại")),
        State.ACCEPTED: ("done", _("Đã duyệt")),
        State.LOCKED: ("done", _("Đã khoá")),
    }[State(report.state)]
