"""A unit's books: the year's table, entries in and out, and what is entered without a donor."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.programme import actions, pages, queries, rules
from tuoitho.programme.forms import BecauseForm, BudgetForm, PaperForm
from tuoitho.programme.models import Income, Spending
from tuoitho.programme.pages import kept_by, unit_or_desk
from tuoitho.programme.pages.answers import asked, at_of, attachment, back_to

SEE, ROWS, KEEP = "programme.see_money", "programme.see_donors", "programme.keep_money"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ORDER = ("-moved_on", "-pk")


@permitted(SEE)
def money(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    shown = _page(request)
    context = {
        "page": shown,
        "may_keep": rules.keep_money(viewer, shown.unit) and not shown.below,
        "may_see_rows": viewer.holds(ROWS, shown.unit.pk),
        "has_below": shown.unit.pk in viewer.tree and len(viewer.tree.subtree(shown.unit.pk)) > 1,
        "is_over": rules.is_over(shown.year, at_of(request)),
        "unreceipted": pages.unreceipted_words(shown.unreceipted),
    }
    return render(request, "programme/money.html", context)


@permitted(SEE)
def export_money(request: HttpRequest) -> HttpResponse:
    shown = _page(request)
    return attachment(pages.money_sheet(shown, at_of(request)), XLSX, f"kinh-phi-{shown.unit.code}-{shown.year}.xlsx")


@permitted(KEEP)
def set_budget(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, year = kept_by(viewer, pages.desk_of(viewer)), _year(request)
    chosen = {name: request.GET.get(name, "") for name in ("clause", "source")}
    form = BudgetForm(queries.tasks_in_force(viewer, unit), request.POST or None, **chosen)
    if request.method == "POST" and form.is_valid():
        actions.set_budget(unit=unit, year=year, by=viewer, at=at_of(request), **form.cleaned_data)
        messages.success(request, _("Đã ghi dự toán."))
        return redirect(f"{back_to('programme:money')}?year={year}")
    return asked(request, form, _("Dự toán năm %(year)s") % {"year": year}, unit, back_to("programme:money"))


@permitted(KEEP)
def close_year(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, year = kept_by(viewer, pages.desk_of(viewer)), _year(request)
    if request.method == "POST":
        actions.close_year(unit=unit, year=year, by=viewer, at=at_of(request))
        messages.success(request, _("Đã khoá sổ. Khoản ghi từ nay vào năm ấy vẫn được giữ và hiện riêng."))
        return redirect(f"{back_to('programme:money')}?year={year}")
    return render(request, "programme/close_year.html", {"unit": unit, "year": year})


@permitted(ROWS)
def incomes(request: HttpRequest) -> HttpResponse:
    return _entries(request, queries.incomes_of, "programme/incomes.html")


@permitted(ROWS)
def spendings(request: HttpRequest) -> HttpResponse:
    return _entries(request, queries.spendings_of, "programme/spendings.html")


@permitted(ROWS)
def income_paper(request: HttpRequest, key: UUID) -> HttpResponse:
    return _paper(_found(queries.income_of(request.viewer, key)))  # type: ignore[attr-defined]


@permitted(ROWS)
def spending_paper(request: HttpRequest, key: UUID) -> HttpResponse:
    return _paper(_found(queries.spending_of(request.viewer, key)))  # type: ignore[attr-defined]


@permitted(KEEP)
def add_income_paper(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = _found(queries.income_of(request.viewer, key))  # type: ignore[attr-defined]
    return _add_paper(request, entry, actions.add_income_paper, "programme:incomes")


@permitted(KEEP)
def add_spending_paper(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = _found(queries.spending_of(request.viewer, key))  # type: ignore[attr-defined]
    return _add_paper(request, entry, actions.add_spending_paper, "programme:spendings")


@permitted(KEEP)
def correct_income(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = _found(queries.income_of(request.viewer, key))  # type: ignore[attr-defined]
    return _correct(request, entry, actions.correct_income, "programme:incomes")


@permitted(KEEP)
def correct_spending(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = _found(queries.spending_of(request.viewer, key))  # type: ignore[attr-defined]
    return _correct(request, entry, actions.correct_spending, "programme:spendings")


def _page(request: HttpRequest) -> pages.MoneyPage:
    """Of the unit alone, or with `below` of all under it as well, as far as the viewer sees them."""
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, year = unit_or_desk(viewer, request.GET.get("unit", ""), SEE), _year(request)
    below = request.GET.get("below") == "1"
    units = [unit.pk]
    if below and unit.pk in viewer.tree:
        units = [one for one in viewer.tree.subtree(unit.pk) if one in viewer.units(SEE)]
    return pages.money_page(
        unit,
        year,
        viewer.on.year,
        queries.count_money(units, year),
        queries.tasks_in_force(viewer, unit),
        below=below,
        closing=queries.closing_of(viewer, unit, year),
        overspent=queries.count_overspent(units),
    )


def _year(request: HttpRequest) -> int:
    """The calendar year asked for, else the one that runs."""
    asked_for = request.GET.get("year", "")
    this_year: int = request.viewer.on.year  # type: ignore[attr-defined]
    year = int(asked_for) if re.fullmatch(r"[0-9]{4}", asked_for) else this_year
    if not rules.BEGAN.year <= year <= this_year + 1:
        raise Http404
    return year


def _entries(request: HttpRequest, rows_of: Callable[..., QuerySet[Any]], template: str) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit = unit_or_desk(viewer, request.GET.get("unit", ""), ROWS)
    bare = request.GET.get("bare") == "1"
    context = {
        "unit": unit,
        "page": page(rows_of(viewer, unit, bare=bare), ORDER, request.GET.dict()),
        "bare": bare,
        "query": urlencode({"unit": unit.code}),
        "may_keep": rules.keep_money(viewer, unit),
    }
    return render(request, template, context)


def _paper(entry: Income | Spending) -> HttpResponse:
    if entry.file is None:
        raise Http404
    return attachment(files.read(entry.file), "application/octet-stream", entry.file.name)


def _add_paper(
    request: HttpRequest, entry: Income | Spending, action: Callable[..., object], back: str
) -> HttpResponse:
    viewer, unit = request.viewer, kept_by(request.viewer, entry.unit)  # type: ignore[attr-defined]
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        action(entry=entry, voucher=form.voucher, by=viewer, at=at_of(request))
        messages.success(request, _("Đã ghi chứng từ."))
        return redirect(back)
    return asked(request, form, _("Bổ sung chứng từ"), unit, back_to(back), entry)


def _correct(request: HttpRequest, entry: Income | Spending, action: Callable[..., object], back: str) -> HttpResponse:
    viewer, unit = request.viewer, kept_by(request.viewer, entry.unit)  # type: ignore[attr-defined]
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        action(entry=entry, because=form.cleaned_data["because"], by=viewer, at=at_of(request))
        messages.success(request, _("Đã huỷ bằng một dòng ghi ngược. Nếu cần, hãy ghi lại dòng đúng."))
        return redirect(back)
    return asked(request, form, _("Huỷ một dòng đã ghi"), unit, back_to(back), entry)


def _found(entry: Income | Spending | None) -> Any:
    if entry is None:
        raise Http404
    return entry
