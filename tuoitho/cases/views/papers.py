"""A form of a case as an official paper."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.cases.actions.openings import record_opening, record_paper
from tuoitho.cases.models import Case
from tuoitho.cases.pages.answers import case_for
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.papers import paper_of
from tuoitho.cases.queries import case_copy, case_seen
from tuoitho.cases.queries.cases import form_of, forms_of, names_of
from tuoitho.organisations.pages import Request

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@permitted("cases.see_cases")
def papers(request: Request, key: UUID) -> HttpResponse:
    """The forms of the case that are in force, each round's."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at, part="papers")
    context = {
        "case": case,
        "who": name_of(case.child),
        "forms": forms_of(request.viewer, case),
    }
    return render(request, "cases/papers.html", context)


@permitted("cases.see_cases")
def paper(request: Request, key: UUID, form: UUID, kind: str) -> HttpResponse:
    """Downloading a form leaves an entry; its name on disk tells nothing of the child."""
    case, until = _case_or_copy(request, key)
    filled = form_of(request.viewer, case, form, until)
    if filled is None or kind not in TYPES:
        raise Http404
    record_paper(case=case, form=filled.form, by=request.viewer, at=request.at)
    made_by = names_of(request.viewer, [filled.by]).get(filled.by, "")
    answer = HttpResponse(paper_of(filled, case, made_by, kind, filled.made_at), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="mau-{filled.form}.{kind}"'
    return answer


def _case_or_copy(request: Request, key: UUID) -> tuple[Case, datetime | None]:
    """The case of one's team, else one's dated copy with its end."""
    case = case_seen(request.viewer, key, request.at)
    if case is not None:
        return case, None
    kept = case_copy(request.viewer, key, request.at)
    if kept is None:
        raise Http404
    return kept
