"""A form of a case as an official paper."""

from uuid import UUID

from django.http import Http404, HttpResponse

from tuoitho.base.permits import permitted
from tuoitho.cases.actions.openings import record_paper
from tuoitho.cases.pages.answers import case_for
from tuoitho.cases.pages.papers import paper_of
from tuoitho.cases.queries.cases import approver_of, form_of, names_of
from tuoitho.organisations.pages import Request

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@permitted("cases.see_cases")
def paper(request: Request, key: UUID, form: UUID, kind: str) -> HttpResponse:
    """Downloading a form leaves an entry; its name on disk tells nothing of the child."""
    case = case_for(request.viewer, key, request.at)
    filled = form_of(request.viewer, case, form)
    if filled is None or kind not in TYPES:
        raise Http404
    record_paper(case=case, form=filled.form, by=request.viewer, at=request.at)
    approver = approver_of(request.viewer, case)
    chair = approver.user.full_name if approver else ""
    made_by = names_of(request.viewer, [filled.by]).get(filled.by, "")
    answer = HttpResponse(paper_of(filled, case, made_by, chair, kind, filled.made_at), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="mau-{filled.form}.{kind}"'
    return answer
