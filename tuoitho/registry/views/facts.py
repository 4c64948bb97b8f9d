"""Facts out of files: absences of a school, children of a ward."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import ConfirmFactsForm, ReadFactsForm
from tuoitho.registry.models import FactFile
from tuoitho.registry.pages import counts_in_words, facts_page
from tuoitho.registry.views.rosters import unit_or_404

BRING = "registry.bring_facts"
State = FactFile.State


@permitted(BRING)
def read_facts(request: Request, code: str, kind: str) -> HttpResponse:
    """Hand in a file."""
    unit = unit_or_404(request, code, BRING)
    if kind not in FactFile.Kind.values or not rules.bring_facts(request.viewer, unit.pk, kind):
        raise Http404
    form = ReadFactsForm(request.POST or None, request.FILES or None, kind=kind, today=request.viewer.on)
    if form.is_valid() and form.reading is not None:
        file = actions.read_facts(
            unit=unit,
            kind=kind,
            asked=form.asked,
            name=form.cleaned_data["file"].name,
            data=form.data_read,
            reading=form.reading,
            by=request.viewer,
            at=request.at,
        )
        return redirect("registry:preview_facts", file.key)
    page = {
        "form": form,
        "unit": unit,
        "kind": kind,
        "label": FactFile.Kind(kind).label,
        "fields": [field for field in form.visible_fields() if field.name != "file"],
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
        "files": queries.fact_files_of(request.viewer, unit, kind),
    }
    if kind == FactFile.Kind.POPULATION:
        page["populations"] = queries.populations_of(request.viewer, unit)
    return render(request, "registry/read_facts.html", page)


@permitted(BRING)
def preview_facts(request: Request, key: UUID) -> HttpResponse:
    """What confirming would do; afterwards, what was done."""
    file = _file(request, key)
    page = {"file": file, "unit": file.unit, "done": counts_in_words(file.kind, file.summary)}
    if file.state == State.READ:
        intake = queries.fact_preview_of(request.viewer, file, request.viewer.on)
        page["preview"] = facts_page(file.kind, intake)
    return render(request, "registry/preview_facts.html", page)


@permitted(BRING)
def confirm_facts(request: Request, key: UUID) -> HttpResponse:
    """Save the whole file."""
    file = _file(request, key)
    form = ConfirmFactsForm(request.POST or None)
    if form.is_valid():
        actions.confirm_facts(file=file, seen=form.cleaned_data["seen"], by=request.viewer, at=request.at)
        messages.success(request, _("Đã nhập. Bạn có thể hoàn tác ở trang này."))
    return redirect("registry:preview_facts", key)


@permitted(BRING)
def drop_facts(request: Request, key: UUID) -> HttpResponse:
    """The file is not to be saved."""
    file = _file(request, key)
    if request.method != "POST":
        return redirect("registry:preview_facts", key)
    actions.drop_facts(file=file, by=request.viewer, at=request.at)
    messages.info(request, _("Đã bỏ tệp. Không có gì thay đổi."))
    return redirect("registry:read_facts", file.unit.code, file.kind)


@permitted(BRING)
def undo_facts(request: Request, key: UUID) -> HttpResponse:
    """Take a confirmed file back."""
    file = _file(request, key)
    if request.method == "POST":
        actions.undo_facts(file=file, by=request.viewer, at=request.at)
        messages.success(request, _("Đã hoàn tác. Mọi thứ trở lại như trước khi nhập."))
    return redirect("registry:preview_facts", key)


def _file(request: Request, key: UUID) -> FactFile:
    file = queries.fact_file_of(request.viewer, key)
    if file is None:
        raise Http404
    return file
