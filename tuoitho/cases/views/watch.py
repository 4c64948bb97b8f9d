"""The roster of duty."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import watching
from tuoitho.cases.forms.watch import KeepWatchForm
from tuoitho.cases.queries.watch import gaps_ahead, unit_of_watch, watch_of, watchers_of, watches_of, who_answers
from tuoitho.organisations.pages import Request

WATCH = "cases.keep_watch"


@permitted(WATCH)
def keep_watch(request: Request) -> HttpResponse:
    """Who is on duty now and in the coming days, the hours nobody covers, and one form to add a turn."""
    viewer = request.viewer
    unit = unit_of_watch(viewer, request.GET.get("unit", ""))
    if unit is None:
        raise Http404
    form = KeepWatchForm(request.POST or None, people=watchers_of(viewer, unit))
    status = 200
    if form.is_valid():
        try:
            watching.keep_watch(unit=unit, **form.cleaned_data, by=viewer, at=request.at)
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã thêm ca trực."))
            return redirect(f"{request.path}?unit={unit.code}")
    context = {
        "unit": unit,
        "form": form,
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
        "turns": watches_of(viewer, unit, request.at),
        "gaps": gaps_ahead(viewer, [unit.pk], request.at)[unit.pk],
        "now": who_answers(viewer, unit, request.at),
    }
    return render(request, "cases/keep_watch.html", context, status=status)


@permitted(WATCH)
def end_watch(request: Request, key: UUID) -> HttpResponse:
    """Drop a turn to come, or end the one that runs."""
    turn = watch_of(request.viewer, key)
    if turn is None:
        raise Http404
    if request.method == "POST":
        watching.end_watch(watch=turn, by=request.viewer, at=request.at)
        messages.success(request, _("Đã bỏ ca trực."))
        return redirect("cases:keep_watch")
    return render(request, "cases/end_watch.html", {"turn": turn})
