"""The ward's register of employers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import AddEmployerForm, EditEmployerForm, FindEmployersForm
from tuoitho.registry.models import Employer
from tuoitho.registry.pages.employers import EmployerPage, alike_in_words, doubles, employer_page
from tuoitho.registry.views.rosters import unit_or_404

KEEP = "registry.keep_employers"


@permitted(KEEP)
def employers(request: Request, code: str) -> HttpResponse:
    """The register by name."""
    unit = _ward(request, code)
    form = FindEmployersForm(request.GET)
    query = {**form.chosen, **({"after": request.GET["after"]} if "after" in request.GET else {})}
    found = page(queries.employers_of(request.viewer, unit, form.chosen), ("folded", "id"), query)
    counts = queries.count_employers([unit.pk])
    context = {
        "unit": unit,
        "form": form,
        "narrowed": bool(form.chosen),
        "page": found,
        "counts": [(label, counts.get(kind, 0)) for kind, label in Employer.Kind.choices],
        "total": sum(counts.values()),
        "doubles": queries.doubles_of(request.viewer, unit).count(),
        "due": queries.due_commitments(request.viewer),
        "today": request.viewer.on,
    }
    return render(request, "registry/employers.html", context)


@permitted(KEEP)
def employer(request: Request, key: UUID) -> HttpResponse:
    """One entry: what is known, its other names, in which years it was reached."""
    found = employer_or_404(request, key)
    shown: EmployerPage = employer_page(request.viewer, found)
    return render(request, "registry/employer.html", {"employer": found, "unit": found.unit, "shown": shown})


@permitted(KEEP)
def add_employer(request: Request, code: str) -> HttpResponse:
    """A new entry; those of the same name are shown before anything is saved."""
    unit = _ward(request, code)
    form = AddEmployerForm(request.POST or None)
    context: dict[str, Any] = {"unit": unit, "form": form}
    if form.is_valid():
        fields, another = form.fields_of_employer, form.cleaned_data["another"]
        try:
            made = actions.add_employer(unit=unit, fields=fields, another=another, by=request.viewer, at=request.at)
        except Refused as refused:
            context |= _refused(request, form, refused, Employer(unit=unit, **fields))
            return render(request, "registry/add_employer.html", context, status=refused.status)
        messages.success(request, _("Đã thêm “%(name)s” vào danh sách.") % {"name": made.name})
        return redirect("registry:employer", made.key)
    return render(request, "registry/add_employer.html", context)


@permitted(KEEP)
def edit_employer(request: Request, key: UUID) -> HttpResponse:
    """Correct an entry, or close it."""
    found = employer_or_404(request, key)
    form = EditEmployerForm(request.POST or None, initial=EditEmployerForm.known(found))
    context: dict[str, Any] = {"unit": found.unit, "employer": found, "form": form}
    if form.is_valid():
        fields, version = form.fields_of_employer, form.cleaned_data["version"]
        try:
            actions.edit_employer(employer=found, version=version, fields=fields, by=request.viewer, at=request.at)
        except Changed as changed:
            form.take_version(found.version)
            context |= {"refused": changed, "saved": employer_page(request.viewer, found).facts}
            return render(request, "registry/edit_employer.html", context, status=changed.status)
        except Refused as refused:
            context |= _refused(request, form, refused, Employer(pk=found.pk, unit=found.unit, **fields))
            return render(request, "registry/edit_employer.html", context, status=refused.status)
        messages.success(request, _("Đã lưu."))
        return redirect("registry:employer", key)
    return render(request, "registry/edit_employer.html", context)


@permitted(KEEP)
def double_employers(request: Request, code: str) -> HttpResponse:
    """Entries that resemble an earlier one, to be joined or told apart."""
    unit = _ward(request, code)
    rows = queries.doubles_of(request.viewer, unit)
    found = page(rows, ("name_key", "id"), {name: request.GET[name] for name in ("after",) if name in request.GET})
    pairs = doubles(found.rows, queries.firsts_of(request.viewer, found.rows))
    return render(request, "registry/double_employers.html", {"unit": unit, "page": found, "pairs": pairs})


@permitted(KEEP)
def merge_employers(request: Request, key: UUID) -> HttpResponse:
    """Join an entry with the one whose key is posted as `into`."""
    found = employer_or_404(request, key)
    if request.method == "POST":
        into = employer_or_404(request, _key(request.POST.get("into", "")))
        actions.merge_employers(employer=found, into=into, by=request.viewer, at=request.at)
        messages.success(request, _("Đã gộp. Muốn tách ra thì mở trang của cơ sở đã gộp."))
    return redirect("registry:double_employers", found.unit.code)


@permitted(KEEP)
def part_employers(request: Request, key: UUID) -> HttpResponse:
    """Take a merge back."""
    found = employer_or_404(request, key)
    if request.method == "POST":
        actions.part_employers(employer=found, by=request.viewer, at=request.at)
        messages.success(request, _("Đã tách ra. Hai cơ sở lại tính riêng."))
    return redirect("registry:employer", key)


@permitted(KEEP)
def tell_apart(request: Request, key: UUID) -> HttpResponse:
    """Not the earlier one it resembles."""
    found = employer_or_404(request, key)
    if request.method == "POST":
        actions.tell_apart(employer=found, by=request.viewer, at=request.at)
        messages.success(request, _("Đã ghi: hai cơ sở khác nhau."))
    return redirect("registry:double_employers", found.unit.code)


def _refused(request: Request, form: Any, refused: Refused, tried: Employer) -> dict[str, Any]:
    """What the page shows of a refusal: at its field, or with the entries it resembles."""
    tried.prepare()
    field, fault = rules.employer_fault(tried, request.viewer.on)
    if fault:
        form.add_error(field, fault)
        return {}
    if isinstance(form, AddEmployerForm):
        form.ask_another()
    return {"refused": refused, "alike": alike_in_words(queries.alike(request.viewer, tried))}


def _ward(request: Request, code: str) -> Unit:
    unit = unit_or_404(request, code, KEEP)
    if unit.kind != Unit.Kind.WARD:
        raise Http404
    return unit


def employer_or_404(request: Request, key: UUID) -> Employer:
    """An entry within the viewer's scope."""
    found = queries.employer_of(request.viewer, key)
    if found is None:
        raise Http404
    return found


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None
