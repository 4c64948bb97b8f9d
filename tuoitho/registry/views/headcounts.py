"""Numbers a unit states."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.organisations.pages import Request
from tuoitho.registry import actions, queries, rules
from tuoitho.registry.forms import StateHeadcountsForm
from tuoitho.registry.queries import Statements
from tuoitho.registry.views.rosters import unit_or_404

KEEP = "registry.keep_headcounts"


@permitted(KEEP)
def headcounts(request: Request, code: str) -> HttpResponse:
    """The running year's numbers; other years are one click away."""
    unit_or_404(request, code, KEEP)
    years = queries.years_of(request.viewer, request.viewer.on)
    if not years:
        raise Http404
    return redirect("registry:state_headcounts", code, years[0])


@permitted(KEEP)
def state_headcounts(request: Request, code: str, year: int) -> HttpResponse:
    """One form of everything the unit states for a year."""
    viewer = request.viewer
    unit = unit_or_404(request, code, KEEP)
    known = queries.statements_of(viewer, unit, year, viewer.on)
    if known is None:
        raise Http404
    form = _form(request, known)
    changed = None
    if form.is_valid():
        try:
            actions.state_headcounts(
                unit=unit,
                year=year,
                spans=form.spans,
                seen=form.seen,
                counted_on=form.cleaned_data["counted_on"],
                source=form.cleaned_data["source"],
                by=viewer,
                at=request.at,
            )
        except Changed as both:
            changed = both
            form = _form(request, queries.statements_of(viewer, unit, year, viewer.on) or known)
            form.show_both()
        else:
            messages.success(request, _("Đã lưu số liệu năm %(year)s.") % {"year": year})
            return redirect("registry:state_headcounts", code, year)
    page = {
        "unit": unit,
        "year": year,
        "years": queries.years_of(viewer, viewer.on),
        "form": form,
        "known": known,
        "changed": changed,
        "brings": unit.kind == unit.Kind.WARD and rules.keep_population(viewer, unit.pk),
        "keeps_employers": unit.kind == unit.Kind.WARD and rules.keep_employers(viewer, unit.pk),
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
    }
    return render(request, "registry/state_headcounts.html", page, status=409 if changed else 200)


def _form(request: Request, known: Statements) -> StateHeadcountsForm:
    row = next(iter(known.rows.values()), None)
    first = {"counted_on": row.counted_on if row else request.viewer.on, "source": row.source if row else ""}
    return StateHeadcountsForm(
        request.POST or None,
        asked=known.asked,
        rows=known.rows,
        known=known.known,
        today=request.viewer.on,
        initial=first,
    )
