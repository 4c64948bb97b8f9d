"""What staff tell, and the three answers they hear."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import filing
from tuoitho.cases.forms.reports import AnswerForm, FileReportForm, WordsForm
from tuoitho.cases.models import Report
from tuoitho.cases.pages.observations import FilingPage, maker_for, my_report_page
from tuoitho.cases.pages.report_answers import report_for, report_step
from tuoitho.cases.pages.report_papers import KINDS, covering_letter, form_01
from tuoitho.cases.pages.report_words import answer_to_reporter
from tuoitho.cases.queries import report_told, reports_told
from tuoitho.cases.queries.reports import seats_of, wards_known
from tuoitho.cases.views.papers import TYPES
from tuoitho.organisations.pages import Request
from tuoitho.registry.queries import enrolment_of

TELL = "cases.file_report"
PAPERS = {"form-01": form_01, "letter": covering_letter}


@permitted(TELL)
def my_reports(request: Request) -> HttpResponse:
    """Newest first: when it was told, and one of three answers."""
    shown = page(reports_told(request.viewer), ("-received_at", "-pk"), request.GET.dict())
    rows = [
        (report, *answer_to_reporter(report, report.on_paper))  # type: ignore[attr-defined]
        for report in shown.rows
    ]
    return render(request, "cases/my_reports.html", {"rows": rows, "page": shown})


@permitted(TELL)
def file_report(request: Request) -> HttpResponse:
    """ "Tôi thấy": one form. Sent twice it is one report; what was typed stays whatever refuses it."""
    viewer = request.viewer
    filing_page = FilingPage.of(viewer, request.GET.get("class", ""), request.GET.get("pupil", ""))
    form = FileReportForm(
        request.POST or None,
        wards=wards_known(viewer),
        people=filing_page.people,
        initial={"pupil": filing_page.pupil},
    )
    status = 200
    if form.is_valid():
        if report_told(viewer, form.cleaned_data["key"]):
            return redirect("cases:my_report", form.cleaned_data["key"])
        try:
            report = filing.file_report(**_filed(request, form), by=viewer, at=request.at)
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Tin đã được gửi."))
            return redirect("cases:my_report", report.key)
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    context = {"form": form, "wrong": wrong, "filing": filing_page}
    return render(request, "cases/file_report.html", context, status=status)


@permitted(TELL)
def my_report(request: Request, key: UUID) -> HttpResponse:
    """One of one's own reports: the numbers to call when there is danger, the answer, papers for a ward on paper."""
    report = _own(request, key)
    return render(request, "cases/my_report.html", {"page": my_report_page(request.viewer, report), "report": report})


@permitted(TELL)
def own_paper(request: Request, key: UUID, paper: str, kind: str) -> HttpResponse:
    """Form 01 or its covering letter; the name of the file tells nothing of the child."""
    report = _own(request, key)
    if paper not in PAPERS or kind not in KINDS:
        raise Http404
    made = PAPERS[paper](report, maker_for(request.viewer, report, paper), kind, request.at)
    answer = HttpResponse(made, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{"mau-01" if paper == "form-01" else "cong-van"}.{kind}"'
    return answer


@permitted(TELL)
def file_answer(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "file_answer")
    form = AnswerForm(request.POST or None, initial={"seen": report.version})
    act = _act(request, filing.file_answer, report, form)
    return report_step(request, report, "file_answer", form, act)


@permitted(TELL)
def answer_ward(request: Request, key: UUID) -> HttpResponse:
    report = report_for(request.viewer, key, "answer_ward")
    form = WordsForm(request.POST or None, label=_("Trường đã làm gì"), initial={"seen": report.version})
    act = _act(request, filing.answer_ward, report, form)
    return report_step(request, report, "answer_ward", form, act)


def _own(request: Request, key: UUID) -> Report:
    """One of the viewer's own reports, or 404."""
    report = report_told(request.viewer, key)
    if report is None:
        raise Http404
    return report


def _act(request: Request, action: Any, report: Any, form: Any) -> Any:
    return lambda: action(report=report, **form.cleaned_data, by=request.viewer, at=request.at)


def _filed(request: Request, form: FileReportForm) -> dict[str, Any]:
    """The form as words of the action."""
    viewer, said = request.viewer, form.cleaned_data
    user = viewer.user
    named = said["named"] == "yes" and user is not None
    seat = seats_of(viewer, TELL)[0]
    contact = " · ".join(filter(None, [user.phone, seat.name])) if named and user else seat.name
    return {
        "key": said["key"],
        "seat": seat,
        "ward": form.chosen_ward,
        "noticed_at": form.noticed_at,
        "enrolment": enrolment_of(viewer, said["pupil"]) if said.get("pupil") else None,
        "told": form.told(reporter_name=user.full_name if named and user else None, reporter_contact=contact),
    }
