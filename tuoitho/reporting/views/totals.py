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
from tuoitho.reporting.models import Consolidation, Cycle
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
    """The A4 page beside the rows of the chosen number (`?ref=`). A stored report shows as it was stored."""
    viewer, found = request.viewer, cycle_for(request.viewer, key)
    stored, content = _content(viewer, found, addressee)
    paper = stored.papers.select_related("scan").last() if stored else None
    here = reverse("reporting:total", args=[key, addressee])
    document = total_paper(content, found.unit, paper, queries.is_illustrative(viewer))
    sheet = html.render(document, lambda ref: f"{here}?ref={ref}")
    chosen = request.GET.get("ref", "")
    context = {
        "cycle": found,
        "addressee": ADDRESSEES[addressee],
        "stored": stored,
        "paper": paper,
        "sheet": marked(sheet, chosen),
        "behind": behind(content, found, chosen),
        "may_consolidate": permits.over(viewer, found, "consolidate"),
        "may_sign": permits.sits_at(viewer, found.unit_id, "reporting.sign_report"),
        "accepted": content["counts"]["accepted"],
        "schools": content["counts"]["schools"],
        "serial": _number_form(viewer, found) if paper and not paper.number else None,
        "scan": UploadScanForm(),
    }
    return render(request, "reporting/total.html", context)


@permitted(SEE)
def total_file(request: Request, key: UUID, addressee: str, form: str) -> HttpResponse:
    viewer, found = request.viewer, cycle_for(request.viewer, key)
    if form not in build.TYPES:
        raise Http404
    stored, content = _content(viewer, found, addressee)
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
    content = queries.total_of(viewer, found, addressee, viewer.on)
    context = {"cycle": found, "addressee": ADDRESSEES[addressee], "content": content}
    if request.method == "POST":
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


def _content(viewer: Viewer, cycle: Cycle, addressee: str) -> tuple[Consolidation | None, dict[str, Any]]:
    """The newest stored report to the addressee with its content, or none and the content as it would be now."""
    if addressee not in ADDRESSEES:
        raise Http404
    stored = queries.consolidations_of(viewer, cycle).filter(addressee=addressee).first()
    if stored is None:
        return None, queries.total_of(viewer, cycle, addressee, viewer.on)
    if hash_of(stored.content) != stored.content_hash:
        raise Refused(_("Báo cáo đã lưu không còn nguyên vẹn: mã băm không khớp."), code="reporting.content_hash")
    return stored, stored.content


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
