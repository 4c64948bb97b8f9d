"""The reports that stand at one's seat: the list, one of them, its papers and photos. Each opening is logged."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.files import read
from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import evidence, receiving
from tuoitho.cases.actions.openings import record_report_opening
from tuoitho.cases.forms.reports import HandOriginalForm, ReceiveReportForm
from tuoitho.cases.models import ReportPhoto
from tuoitho.cases.models.reports import STATES
from tuoitho.cases.pages.report_answers import report_for
from tuoitho.cases.pages.report_papers import KINDS, form_01
from tuoitho.cases.pages.report_words import REPORT_VERBS
from tuoitho.cases.pages.reports import image_type, inbox_row, maker_of, report_page, sealed_original, watch_line
from tuoitho.cases.queries import reports_received
from tuoitho.cases.queries.reports import photo_of, seats_of, wards_known
from tuoitho.cases.views.papers import TYPES
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.pages import Request

RECEIVE = "cases.receive_reports"


@permitted(RECEIVE)
def reports(request: Request) -> HttpResponse:
    """The oldest undecided first, as their hours run; ended ones behind a filter."""
    viewer = request.viewer
    known = [state for state, _label in STATES]
    wanted = request.GET.get("state", "")
    wanted = wanted if wanted in known else ""
    rows = reports_received(viewer).select_related("taken_by", "receiver", "happened_in", "school")
    rows = rows.filter(state=wanted) if wanted else rows.exclude(state__in=(ReportState.CLOSED, ReportState.IN_CASE))
    shown = page(rows, ("received_at", "pk"), request.GET.dict())
    context = {
        "rows": [inbox_row(report, request.at) for report in shown.rows],
        "page": shown,
        "states": STATES,
        "wanted": wanted,
        "watches": [watch_line(viewer, seat, request.at) for seat in seats_of(viewer, RECEIVE)],
    }
    return render(request, "cases/reports.html", context)


@permitted(RECEIVE)
def report(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry; whoever opens it second is told who did first."""
    found = report_for(request.viewer, key)
    shown = report_page(request.viewer, found, request.at)
    record_report_opening(report=found, by=request.viewer, at=request.at)
    return render(request, "cases/report.html", {"page": shown, "report": found})


@permitted(RECEIVE)
def report_paper(request: Request, key: UUID, kind: str) -> HttpResponse:
    """Form 01, filled in as far as it is known. Taking it away is an opening."""
    found = report_for(request.viewer, key)
    if kind not in KINDS:
        raise Http404
    record_report_opening(report=found, by=request.viewer, at=request.at)
    made = form_01(found, maker_of(request.viewer, found), kind, request.at)
    answer = HttpResponse(made, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="mau-01.{kind}"'
    return answer


@permitted(RECEIVE)
def report_photo(request: Request, key: UUID, photo: UUID) -> HttpResponse:
    """The working copy of a photo, for the page of its report."""
    found = _photo(request, key, photo)
    evidence.look_at_photo(photo=found, by=request.viewer, at=request.at)
    data = read(found.working)
    answer = HttpResponse(data, content_type=image_type(data))
    answer["Cache-Control"] = "no-store"
    return answer


@permitted(RECEIVE)
def hand_original(request: Request, key: UUID, photo: UUID) -> HttpResponse:
    """The original with its fingerprint, for the police, after saying to whom and why."""
    found = _photo(request, key, photo)
    form = HandOriginalForm(request.POST or None)
    if form.is_valid():
        evidence.hand_original(photo=found, reason=form.cleaned_data["reason"], by=request.viewer, at=request.at)
        answer = HttpResponse(sealed_original(found, request.at), content_type="application/zip")
        answer["Content-Disposition"] = 'attachment; filename="ban-goc.zip"'
        return answer
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    context = {"report": found.report, "verb": REPORT_VERBS["hand_original"], "form": form, "wrong": wrong}
    return render(request, "cases/report_step.html", {**context, "back": "cases:report"})


@permitted(RECEIVE)
def receive_report(request: Request) -> HttpResponse:
    """What came by telephone, in person or by letter."""
    viewer = request.viewer
    form = ReceiveReportForm(request.POST or None, wards=wards_known(viewer))
    status = 200
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = receiving.receive_report(
                seat=seats_of(viewer, RECEIVE)[0],
                ward=form.chosen_ward,
                channel=said["channel"],
                received_at=said["received_at"],
                told=form.told(
                    reporter_name=said["reporter_name"] or None, reporter_contact=said["reporter_contact"] or None
                ),
                by=viewer,
                at=request.at,
            )
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            if reports_received(viewer).filter(pk=made.pk).exists():
                messages.success(request, _("Tin đã được ghi; bạn đang xử lý tin này."))
                return redirect("cases:report", made.key)
            messages.success(request, _("Tin đã được chuyển thẳng đến nơi không có người liên quan."))
            return redirect("cases:reports")
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/receive_report.html", {"form": form, "wrong": wrong}, status=status)


def _photo(request: Request, key: UUID, photo: UUID) -> ReportPhoto:
    found = photo_of(request.viewer, report_for(request.viewer, key), photo)
    if found is None:
        raise Http404
    return found
