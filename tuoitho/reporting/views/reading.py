"""One report: its page, its paper, its scan, its receipt."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tuoitho.base import files
from tuoitho.base.permits import permitted
from tuoitho.documents import html
from tuoitho.documents.blocks import Document
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import queries
from tuoitho.reporting.models import Submission
from tuoitho.reporting.pages import build
from tuoitho.reporting.pages.answers import download, report_seen
from tuoitho.reporting.pages.receipt import receipt_page
from tuoitho.reporting.pages.report import report_page
from tuoitho.reporting.pages.school_paper import school_paper
from tuoitho.reporting.queries import Content
from tuoitho.reporting.rules.papers import kind_of_scan

SEE = "reporting.see_reports"
SCANS = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@permitted(SEE)
def report(request: Request, key: UUID) -> HttpResponse:
    viewer, found = request.viewer, report_seen(request.viewer, key)
    content = _content(viewer, found)
    page = report_page(viewer, content, queries.moved_to(viewer, found))
    return render(request, "reporting/report.html", {"page": page, "submission": found})


@permitted(SEE)
def paper(request: Request, key: UUID) -> HttpResponse:
    """The A4 page as it will be printed; a number opens the rows that make it."""
    found = report_seen(request.viewer, key)
    document = _document(request, _content(request.viewer, found, talk=False))
    code, year = found.unit.code, found.cycle.year

    def href(ref: str) -> str:
        kind, _colon, series = ref.partition(":")
        if kind == "series":
            return reverse("indicators:rows", args=[code, year, series])
        return reverse("activities:activities")

    return render(request, "reporting/paper.html", {"submission": found, "sheet": html.render(document, href)})


@permitted(SEE)
def paper_file(request: Request, key: UUID, form: str) -> HttpResponse:
    found = report_seen(request.viewer, key)
    if form not in build.TYPES:
        raise Http404
    content = _content(request.viewer, found, talk=False)
    document = _document(request, content)
    sheets, said = build.school_sheets(content), build.school_content(content)
    data = build.build(form, document, sheets, said, request.at)
    return download(data, f"bao-cao-{found.unit.code}-{found.cycle.year}.{form}", build.TYPES[form])


@permitted(SEE)
def scan(request: Request, key: UUID) -> HttpResponse:
    """The scan of the newest paper that has one."""
    found = report_seen(request.viewer, key)
    stored = next((one.scan for one in reversed(_content(request.viewer, found).papers) if one.scan), None)
    if stored is None:
        raise Http404
    data = files.read(stored)
    kind = kind_of_scan(data)
    return download(data, f"{found.unit.code}-{found.cycle.year}.{kind}", SCANS[kind])


@permitted(SEE)
def check_receipt(request: Request, key: UUID) -> HttpResponse:
    """What was accepted, and that it stands in each total unaltered."""
    found = report_seen(request.viewer, key)
    content = _content(request.viewer, found)
    page = receipt_page(content, list(queries.totals_with(request.viewer, found)))
    return render(request, "reporting/check_receipt.html", {"page": page, "submission": found})


def _content(viewer: Viewer, found: Submission, talk: bool = True) -> Content:
    content = queries.content_of(viewer, found, talk)
    if content is None:
        raise Http404
    return content


def _document(request: Request, content: Content) -> Document:
    submission = content.submission
    period = queries.period_of(request.viewer, submission.cycle)
    if period is None:
        raise Http404
    tasks, made_up = queries.tasks_of(request.viewer, submission.cycle), queries.is_illustrative(request.viewer)
    return school_paper(content, period, tasks, made_up)
