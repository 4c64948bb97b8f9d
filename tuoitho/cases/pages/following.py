"""What the page "Theo dõi, học tập" of a case shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.cases import rules
from tuoitho.cases.models import Case, FollowUp, Placement
from tuoitho.cases.models.followups import is_out_of_work, work_by
from tuoitho.cases.models.reports import Answer
from tuoitho.cases.queries import followups
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment

SOON = 14


@dataclass(frozen=True)
class FollowUpLine:
    """`work_by`: the next working day where the day itself is a rest day, else None. `status`: one of the kit."""

    follow_up: FollowUp
    work_by: date | None
    status: str
    words: str
    open: bool


@dataclass(frozen=True)
class FollowingPage:
    """`next`: the one to hold first. `out`: not working at two follow-ups in a row; `worry`: the last one found work or
    danger. `no_longer_there`: the last one found no schooling while a place stands."""

    lines: Sequence[FollowUpLine]
    next: FollowUp | None
    placements: Sequence[Placement]
    enrolment: Enrolment | None
    out: bool
    worry: bool
    no_longer_there: bool
    keeps: bool


def following_page(viewer: Viewer, case: Case, at: datetime) -> FollowingPage:
    """Four queries at most, however long the child is looked after."""
    rows = followups.follow_ups_of(viewer, case)
    placements = followups.placements_of(viewer, case)
    lines = [line_of(row, viewer.on) for row in rows]
    last = next((row for row in reversed(rows) if row.done_on), None)
    return FollowingPage(
        lines,
        next((line.follow_up for line in lines if line.open), None),
        placements,
        followups.enrolment_of(viewer, case),
        is_out_of_work([row.working or None for row in rows if row.done_on or row.skipped_at]),
        last is not None and (last.working == Answer.YES or last.safe == Answer.NO),
        last is not None and _no_longer_there(last, placements),
        rules.keep_case(viewer, case, at),
    )


def _no_longer_there(last: FollowUp, placements: Sequence[Placement]) -> bool:
    standing = [place.attending_on or place.starts_on for place in placements if place.left_on is None]
    return last.schooling == Answer.NO and any(last.done_on and day < last.done_on for day in standing)


def line_of(row: FollowUp, today: date) -> FollowUpLine:
    """How a follow-up stands on a day."""
    moved = work_by(row.due_on)
    later = moved if moved != row.due_on else None
    if row.done_on:
        return FollowUpLine(row, None, "done", _("Đã theo dõi"), False)
    if row.skipped_at:
        return FollowUpLine(row, None, "not_applicable", _("Bỏ qua"), False)
    if row.ended_at:
        return FollowUpLine(row, None, "not_applicable", str(row.get_ended_because_display()), False)
    if moved < today:
        return FollowUpLine(row, later, "late", _("Quá ngày mà chưa theo dõi"), True)
    soon = (moved - today).days <= SOON
    return FollowUpLine(
        row, later, "due" if soon else "waiting", _("Sắp đến ngày") if soon else _("Chưa đến ngày"), True
    )
