"""A whole report at once: the paper and its tables as four files."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.refusals import Refused
from tuoitho.documents.blocks import Document
from tuoitho.documents.xlsx import Sheet
from tuoitho.organisations.queries import Viewer, unit_of
from tuoitho.reporting import queries
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.pages.build import TYPES, build, school_content, school_sheets
from tuoitho.reporting.pages.school_paper import school_paper
from tuoitho.reporting.pages.total_paper import outward, total_paper, total_sheets

Whole = tuple[Document, list[Sheet], dict[str, Any]]


def whole_report(viewer: Viewer, code: str, year: int, to: str, at: datetime) -> dict[str, bytes]:
    """Form → file. `to`: `department` for a school's own report, `city` or `committee` for a department's.

    `Refused` when there is no such unit, cycle or report.
    """
    unit = unit_of(viewer, code)
    if unit is None:
        raise Refused(_("Không có đơn vị mã %(code)s.") % {"code": code})
    if to == "department":
        submission = queries.submission_in(viewer, unit, year)
        made = _school(viewer, submission) if submission else None
    else:
        cycle = queries.cycle_of(viewer, unit, year)
        made = _total(viewer, cycle, to) if cycle else None
    if made is None:
        raise Refused(
            _("%(unit)s chưa có báo cáo năm %(year)s.") % {"unit": unit.name, "year": year},
            todo=_("Hãy mở đợt báo cáo năm ấy trước."),
        )
    document, sheets, content = made
    return {form: build(form, document, sheets, content, at) for form in TYPES}


def _school(viewer: Viewer, submission: Submission) -> Whole | None:
    content, period = queries.content_of(viewer, submission), queries.period_of(viewer, submission.cycle)
    if content is None or period is None:
        return None
    tasks, made_up = queries.tasks_of(viewer, submission.cycle), queries.is_illustrative(viewer)
    document = school_paper(content, period, tasks, made_up)
    return document, school_sheets(content), school_content(content)


def _total(viewer: Viewer, cycle: Cycle, addressee: str) -> Whole:
    """As it was stored, else as it would be now."""
    stored = queries.consolidations_of(viewer, cycle).filter(addressee=addressee).first()
    content = stored.content if stored else queries.total_of(viewer, cycle, addressee, viewer.on)
    paper = stored.papers.last() if stored else None
    document, leaving = total_paper(content, cycle.unit, paper, queries.is_illustrative(viewer)), outward(content)
    return document, total_sheets(leaving), leaving
