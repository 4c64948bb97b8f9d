"""Sheets to sign, with names, as .pdf or .docx."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from tuoitho.activities import actions, pages, rules
from tuoitho.base.folding import fold
from tuoitho.base.installation import is_illustrative
from tuoitho.base.permits import permitted
from tuoitho.documents import docx, pdf
from tuoitho.documents.blocks import Document
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import unit_of
from tuoitho.registry.queries import class_of, pupils_of_class, staff_of

ATTEND = "activities.take_attendance"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {"pdf": (pdf.render, "application/pdf"), "docx": (docx.render, WORD)}


@permitted(ATTEND)
def class_sheet(request: Request, key: UUID, form: str) -> HttpResponse:
    viewer = request.viewer
    school_class = class_of(viewer, key)
    if school_class is None or form not in FORMATS or not rules.take_class_attendance(viewer, school_class):
        raise Http404
    unit = school_class.unit
    names = [one.name for one in pupils_of_class(viewer, key, viewer.on)]
    actions.print_sheet(unit=unit, school_class=school_class, by=viewer, at=request.at)
    document = pages.sheet(unit.name, f"Lớp {school_class.name}", names, illustrative=is_illustrative())
    return _answer(request, document, form, school_class.name)


@permitted(ATTEND)
def staff_sheet(request: Request, code: str, form: str) -> HttpResponse:
    viewer = request.viewer
    unit = unit_of(viewer, code, ATTEND)
    if unit is None or form not in FORMATS or not rules.take_staff_attendance(viewer, unit):
        raise Http404
    names = [one.name for one in staff_of(viewer, unit, viewer.on)]
    actions.print_sheet(unit=unit, school_class=None, by=viewer, at=request.at)
    document = pages.sheet(unit.name, "Cán bộ, giáo viên, nhân viên", names, illustrative=is_illustrative())
    return _answer(request, document, form, unit.code)


def _answer(request: Request, document: Document, form: str, name: str) -> HttpResponse:
    render, content_type = FORMATS[form]
    answer = HttpResponse(render(document, request.at), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="giay-xac-nhan-{slugify(fold(name))}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer
