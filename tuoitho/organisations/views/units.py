"""Units and accounts from a file: read, looked at, then saved whole or not at all."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.models import StoredFile
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations import actions, queries, reader
from tuoitho.organisations.forms.people import (
    ImportAccountsForm,
    ImportUnitsForm,
    KeepAccountsForm,
    UnitSettingsForm,
    roles_of,
)
from tuoitho.organisations.models import Unit
from tuoitho.organisations.models.accounts import NewAccount
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.answers import XLSX, download
from tuoitho.organisations.pages.slips import slips_page
from tuoitho.organisations.pages.templates import accounts_workbook, units_workbook
from tuoitho.organisations.rules import ROLES

MAX_ACCOUNTS = 400
HEAD_ROLE = {Unit.Kind.SCHOOL: "head", Unit.Kind.WARD: "ward_chair", Unit.Kind.DEPARTMENT: "officer"}


@permitted("organisations.keep_accounts")
def keep_accounts(request: Request) -> HttpResponse:
    viewer = request.viewer
    initial = {"unit": request.GET.get("unit", ""), "starts_on": viewer.on}
    form = KeepAccountsForm(request.POST or None, viewer=viewer, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            issued = actions.keep_accounts(accounts=[NewAccount(**form.cleaned_data)], by=viewer, at=request.at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return slips_page(request, issued, request.at)
    context = {"form": form, "codes": queries.codes_of(viewer, "organisations.keep_accounts")}
    return render(request, "organisations/keep_accounts.html", context)


@permitted("organisations.keep_accounts")
def import_accounts(request: Request) -> HttpResponse:
    viewer = request.viewer
    form = ImportAccountsForm(request.POST or None, request.FILES or None)
    stored = _given(request, form)
    context: dict[str, Any] = {"form": form, "stored": stored}
    if stored is not None:
        units = {unit.code: unit for unit in queries.units_of(viewer, "organisations.keep_accounts")}
        roles = {str(ROLES[role].label): role for role in roles_of(viewer)}
        taken = queries.usernames_taken(viewer)
        read = reader.read_accounts(stored.name, files.read(stored), units=units, roles=roles, taken=taken)
        _require_few(read.rows)
        if _confirmed(request) and not read.faults:
            accounts = [
                NewAccount(
                    row.name, units[row.unit], row.role, viewer.on, row.title, row.email, row.phone, row.username
                )
                for row in read.rows
            ]
            issued = actions.keep_accounts(accounts=accounts, by=viewer, at=request.at)
            return slips_page(request, issued, request.at)
        context["rows"] = [(row, units[row.unit], ROLES[row.role].label) for row in read.rows]
        context["faults"] = read.faults
    return render(request, "organisations/import_accounts.html", context)


@permitted("organisations.keep_accounts")
def accounts_template(request: Request) -> HttpResponse:
    viewer = request.viewer
    units = queries.units_of(viewer, "organisations.keep_accounts").order_by("kind", "folded")
    codes = list(units.values_list("code", flat=True))
    roles = [str(ROLES[role].label) for role in roles_of(viewer)]
    return download("tai-khoan.xlsx", accounts_workbook(codes, roles, request.at), XLSX)


@permitted("organisations.keep_units")
def import_units(request: Request) -> HttpResponse:
    viewer = request.viewer
    first = queries.first_day(viewer)
    form = ImportUnitsForm(request.POST or None, request.FILES or None, initial={"starts_on": first})
    stored = _given(request, form)
    context: dict[str, Any] = {"form": form, "stored": stored}
    if stored is not None:
        words = _settings(request)
        read = reader.read_units(stored.name, files.read(stored), queries.kinds_by_code(viewer))
        heads = [row for row in read.rows if row.head and row.unit.kind in HEAD_ROLE] if words["accounts"] else []
        _require_few(heads)
        if _confirmed(request) and not read.faults:
            accounts = [
                NewAccount(row.head, Unit(code=row.unit.code), HEAD_ROLE[Unit.Kind(row.unit.kind)], viewer.on)
                for row in heads
            ]
            issued = actions.import_units(
                units=[row.unit for row in read.rows],
                heads=accounts,
                starts_on=words["starts_on"],
                by=viewer,
                at=request.at,
            )
            if issued:
                return slips_page(request, issued, request.at)
            messages.success(request, _("Đã lập %(count)s đơn vị.") % {"count": len(read.rows)})
            return redirect("organisations:tree")
        context |= {"rows": read.rows, "faults": read.faults, "words": words, "heads": len(heads)}
    return render(request, "organisations/import_units.html", context)


@permitted("organisations.keep_units")
def units_template(request: Request) -> HttpResponse:
    return download("don-vi.xlsx", units_workbook(request.at), XLSX)


def _given(request: Request, form: Form) -> StoredFile | None:
    """The file just handed in, or the one handed in before and looked at."""
    if _confirmed(request):
        stored = queries.file_of(request.viewer, request.POST["stored"])
        if stored is None:
            raise Http404
        return stored
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["table"]
        return files.keep(given.name, given.read(), by=request.viewer, at=request.at)
    return None


def _confirmed(request: Request) -> bool:
    return request.method == "POST" and bool(request.POST.get("stored"))


def _settings(request: Request) -> dict[str, Any]:
    """The day and the wish for accounts: of the form, also carried along to the confirmation."""
    form = UnitSettingsForm(request.POST)
    if not form.is_valid():
        raise Http404
    return form.cleaned_data


def _require_few(rows: Sequence[object]) -> None:
    if len(rows) > MAX_ACCOUNTS:
        raise Refused(
            _("Mỗi lần lập được nhiều nhất %(limit)s tài khoản.") % {"limit": MAX_ACCOUNTS},
            kept=_("Chưa có gì được ghi."),
            todo=_("Hãy chia tệp thành nhiều tệp nhỏ."),
            code="accounts.many",
        )
