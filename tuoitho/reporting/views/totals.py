"""The department's own report: preview with every number a link, files, storing, signing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.documents import html
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import actions, queries
from tuoitho.reporting.forms import NumberForm, UploadScanForm
from tuoitho.reporting.models import Consolidation, Cycle, Paper
from tuoitho.reporting.pages import build
from tuoitho.reporting.pages.answers import cycle_for, download
from tuoitho.reporting.pages.behind import behind, marked
from tuoitho.reporting.pages.total_paper import outward, total_paper, total_sheets
from tuoitho.reporting.rules import papers, permits
from tuoitho.reporting.rules.addressees import ADDRESSEES
from tuoitho.reporting.rules.hashing import hash_of

SEE, CONSOLIDATE = "reporting.see_reports", "reporting.consolidate"


@permitted(SEE)
def total(request: Request, key: UUID, addressee: str) -> HttpResponse:
    """A stored report as it was stored, beside the rows of the chosen number (`?ref=`); else the frame of the preview,
    which `total_sheet` draws: together they would ask more than a page may."""
    viewer, found = request.viewer, cycle_for(request.viewer, key)
    stored = _stored(viewer, found, addressee)
    paper = stored.papers.select_related("scan").last() if stored else None
    context = {
        "stored": stored,
        "paper": paper,
        "may_consolidate": permits.over(viewer, found, "consolidate"),
        "may_sign": permits.sits_at(viewer, found.unit_id, "reporting.sign_report"),
        "serial": _number_form(viewer, found) if paper and not paper.number else None,
        "scan": UploadScanForm(),
    }
    if stored:
        context |= stored.content["counts"] | _drawn(request, "total", found, addressee, stored.content, paper)
    else:
        sheet_url = reverse("reporting:total_sheet", args=[key, addressee])
        chosen = request.GET.urlencode()
        context |= _counts(viewer, found) | {"sheet_url": f"{sheet_url}?{chosen}" if chosen else sheet_url}
    return render(request, "reporting/total.html", context | {"cycle": found, "addressee": ADDRESSEES[addressee]})


@permitted(SEE)
def total_sheet(request: Request, key: UUID, addressee: str) -> HttpResponse:
    """The A4 page of a report that is not stored, as it would be now, beside the rows of the chosen number.

    Drawn into the frame, it leaves the frame's own address in the window: that one can be reloaded.
    """
    found = cycle_for(request.viewer, key)
    if addressee not in ADDRESSEES:
        raise Http404
    content = queries.total_of(request.viewer, found, addressee, request.viewer.on)
    context = {"cycle": found, "addressee": ADDRESSEES[addressee]}
    drawn = _drawn(request, "total_sheet", found, addressee, content)
    answer = render(request, "reporting/total_sheet.html", context | drawn)
    frame = reverse("reporting:total", args=[key, addressee])
    answer["HX-Replace-Url"] = f"{frame}?{request.GET.urlencode()}".rstrip("?")
    return answer


@permitted(SEE)
def total_file(request: Request, key: UUID, addressee: str, form: str) -> HttpResponse:
    viewer, found = request.viewer, cycle_for(request.viewer, key)
    if form not in build.TYPES:
        raise Http404
    stored = _stored(viewer, found, addressee)
    content = stored.content if stored else queries.total_of(viewer, found, addressee, viewer.on)
    paper = stored.papers.last() if stored else None
    document = total_paper(content, found.unit, paper, queries.is_illustrative(viewer))
    leaving = outward(content)
    data = build.build(form, document, total_sheets(leaving), leaving, request.at)
    name = f"bao-cao-tong-hop-{ADDRESSEES[addressee].slug}-{found.year}.{form}"
    return download(data, name, build.TYPES[form])


@permitted(CONSOLIDATE)
def consolidate(request: Request, key: UUID, addressee: str) -> HttpResponse:
    """Store the report as it now is; the page asks first, for the reports in it are locked."""
    viewer, found = request.viewer, cycle_for(request.viewer, key, CONSOLIDATE)
    if addressee not in ADDRESSEES:
        raise Http404
    context = _counts(viewer, found) | {"cycle": found, "addressee": ADDRESSEES[addressee]}
    if request.method == "POST":
        content = queries.total_of(viewer, found, addressee, viewer.on)
        try:
            actions.consolidate(cycle=found, addressee=addressee, content=content, by=viewer, at=request.at)
        except Refused as refused:
            return render(request, "reporting/consolidate.html", context | {"refused": refused}, status=refused.status)
        messages.success(request, _("Đã lưu báo cáo tổng hợp và khoá các báo cáo đã duyệt."))
        return redirect("reporting:total", key=key, addressee=addressee)
    return render(request, "reporting/consolidate.html", context)


@permitted("reporting.sign_report")
def sign_total(request: Request, key: UUID, addressee: str) -> HttpResponse:
    stored = _stored_for(request.viewer, key, addressee, "reporting.sign_report")
    if request.method == "POST":
        actions.sign_total(consolidation=stored, by=request.viewer, at=request.at)
        messages.success(request, _("Đã ký."))
    return redirect("reporting:total", key=key, addressee=addressee)


@permitted("reporting.number_report")
def number_total(request: Request, key: UUID, addressee: str) -> HttpResponse:
    stored = _stored_for(request.viewer, key, addressee, "reporting.number_report")
    form = NumberForm(request.POST or None)
    if form.is_valid():
        actions.number_total(consolidation=stored, by=request.viewer, at=request.at, **form.cleaned_data)
        messages.success(request, _("Đã vào sổ."))
    return redirect("reporting:total", key=key, addressee=addressee)


@permitted("reporting.upload_scan")
def upload_total_scan(request: Request, key: UUID, addressee: str) -> HttpResponse:
    stored = _stored_for(request.viewer, key, addressee, "reporting.upload_scan")
    form = UploadScanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        name, data = form.file()
        actions.upload_total_scan(consolidation=stored, name=name, data=data, by=request.viewer, at=request.at)
        messages.success(request, _("Đã nộp bản quét."))
    return redirect("reporting:total", key=key, addressee=addressee)


def _counts(viewer: Viewer, cycle: Cycle) -> dict[str, Any]:
    states = queries.states_in(viewer, cycle)
    return {"accepted": states.get("accepted", 0) + states.get("locked", 0), "schools": sum(states.values())}


def _drawn(
    request: Request, page: str, cycle: Cycle, addressee: str, content: dict[str, Any], paper: Paper | None = None
) -> dict[str, Any]:
    """The sheet, each number a link back to the page with `?ref=`, and what is behind the chosen number."""
    here, chosen = reverse(f"reporting:{page}", args=[cycle.key, addressee]), request.GET.get("ref", "")
    document = total_paper(content, cycle.unit, paper, queries.is_illustrative(request.viewer))
    sheet = html.render(document, lambda ref: f"{here}?ref={ref}")
    return {"sheet": marked(sheet, chosen), "behind": behind(content, cycle, chosen)}


def _stored(viewer: Viewer, cycle: Cycle, addressee: str) -> Consolidation | None:
    """The newest stored report to the addressee, whole as it was stored."""
    if addressee not in ADDRESSEES:
        raise Http404
    stored = queries.consolidations_of(viewer, cycle).filter(addressee=addressee).first()
    if stored and hash_of(stored.content) != stored.content_hash:
        raise Refused(_("Báo cáo đã lưu không còn nguyên vẹn: mã băm không khớp."), code="reporting.content_hash")
    return stored


def _stored_for(viewer: Viewer, key: UUID, addressee: str, permission: str) -> Consolidation:
    found = cycle_for(viewer, key, permission)
    stored = queries.consolidations_of(viewer, found).filter(addressee=addressee).first()
    if stored is None or not permits.sits_at(viewer, found.unit_id, permission):
        raise Http404
    return stored


def _number_form(viewer: Viewer, cycle: Cycle) -> NumberForm:
    """The next number of the department's register and today."""
    serial = papers.next_serial(cycle.unit, viewer.on.year)
    return NumberForm(initial={"serial": serial, "numbered_on": viewer.on})
