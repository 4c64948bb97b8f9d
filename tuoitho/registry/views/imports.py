"""Lists out of Excel files."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries
from tuoitho.registry.forms import ConfirmImportForm, ReadImportForm
from tuoitho.registry.models import ImportBatch, PersonKind
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.pages import import_page
from tuoitho.registry.reader.templates import FORM
from tuoitho.registry.reader.templates import template as make_template
from tuoitho.registry.views.rosters import unit_or_404

IMPORT = "registry.import_people"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A list this long is saved while the person waits for the page; a longer one behind a progress bar.
IN_PAGE = 5_000
State = ImportBatch.State


@permitted(IMPORT)
def read_import(request: Request, code: str, kind: str) -> HttpResponse:
    """Hand in a file."""
    unit, label = unit_or_404(request, code, IMPORT), _label(kind)
    year = school_year_of(request.viewer.on)
    form = ReadImportForm(
        request.POST or None,
        request.FILES or None,
        unit=unit,
        kind=kind,
        years=(year, year + 1),
        initial={"school_year": year},
    )
    if form.is_valid() and form.reading is not None:
        batch = actions.read_import(
            unit=unit,
            kind=kind,
            school_year=form.cleaned_data["school_year"],
            name=form.cleaned_data["file"].name,
            data=form.data_read,
            reading=form.reading,
            by=request.viewer,
            at=request.at,
        )
        return redirect("registry:preview_import", batch.key)
    page = {"form": form, "unit": unit, "kind": kind, "label": label, "school_year": year}
    page["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    page["batches"] = queries.batches_of(request.viewer, unit, kind)
    return render(request, "registry/read_import.html", page)


@permitted(IMPORT)
def template(request: Request, code: str, kind: str) -> HttpResponse:
    """An .xlsx to fill in, already holding what is known."""
    unit, _kind_label = unit_or_404(request, code, IMPORT), _label(kind)
    rows = queries.filled_list(request.viewer, unit, kind)
    data = make_template(kind, unit.code, unit.name, school_year_of(request.viewer.on), rows, request.at)
    name = f"{FORM[kind]}-{unit.code}.xlsx"
    return HttpResponse(data, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@permitted(IMPORT)
def preview_import(request: Request, key: UUID) -> HttpResponse:
    """What confirming would do; afterwards, what was done."""
    batch = _batch(request, key)
    work = queries.work_of(request.viewer, batch)
    running = work is not None and work.state in (work.WAITING, work.RUNNING)
    shown = batch.state == State.READ and not running
    page = {
        "batch": batch,
        "unit": batch.unit,
        "label": _label(batch.kind),
        "work": work,
        "running": running,
        "preview": import_page(queries.preview_of(request.viewer, batch, request.viewer.on)) if shown else None,
    }
    return render(request, "registry/preview_import.html", page)


@permitted(IMPORT)
def confirm_import(request: Request, key: UUID) -> HttpResponse:
    """Save the whole list."""
    batch = _batch(request, key)
    form = ConfirmImportForm(request.POST or None)
    if form.is_valid():
        confirm = actions.confirm_import if batch.rows <= IN_PAGE else actions.queue_import
        confirm(batch=batch, by=request.viewer, at=request.at, **form.cleaned_data)
        if batch.rows <= IN_PAGE:
            messages.success(request, _("Đã nhập danh sách. Bạn có thể hoàn tác ở trang này."))
    return redirect("registry:preview_import", key)


@permitted(IMPORT)
def drop_import(request: Request, key: UUID) -> HttpResponse:
    """The file is not to be saved."""
    batch = _batch(request, key)
    if request.method != "POST":
        return redirect("registry:preview_import", key)
    actions.drop_import(batch=batch, by=request.viewer, at=request.at)
    messages.info(request, _("Đã bỏ tệp. Danh sách của trường không thay đổi."))
    return redirect("registry:read_import", batch.unit.code, batch.kind)


@permitted(IMPORT)
def undo_import(request: Request, key: UUID) -> HttpResponse:
    """Take a confirmed list back."""
    batch = _batch(request, key)
    if request.method == "POST":
        actions.undo_import(batch=batch, by=request.viewer, at=request.at)
        messages.success(request, _("Đã hoàn tác. Danh sách trở lại như trước khi nhập."))
    return redirect("registry:preview_import", key)


@permitted(IMPORT)
def cancel_import(request: Request, key: UUID) -> HttpResponse:
    """Stop a list on its way."""
    batch = _batch(request, key)
    if request.method == "POST":
        actions.cancel_import(batch=batch, by=request.viewer, at=request.at)
    return redirect("registry:preview_import", key)


@permitted(IMPORT)
def follow_import(request: Request, key: UUID) -> HttpResponse:
    """How far the long work is, for the progress bar."""
    batch = _batch(request, key)
    work = queries.work_of(request.viewer, batch)
    if work is None:
        raise Http404
    page = {
        "work": work,
        "poll_url": reverse("registry:follow_import", args=[key]),
        "cancel_url": reverse("registry:cancel_import", args=[key]),
    }
    return render(request, "kit/progress_answer.html", page)


def _batch(request: Request, key: UUID) -> ImportBatch:
    batch = queries.batch_of(request.viewer, key)
    if batch is None:
        raise Http404
    return batch


def _label(kind: str) -> str:
    if kind not in PersonKind.values:
        raise Http404
    return str(PersonKind(kind).label)
