"""Cards of early warning: the viewer's own, one of them, and what was done about it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions import flags as actions
from tuoitho.cases.forms.flags import ActOnFlagForm, CheckBackForm, DismissFlagForm
from tuoitho.cases.models import Flag
from tuoitho.cases.models.flags import STANDING
from tuoitho.cases.pages.flags import STEPS, card_line, card_page
from tuoitho.cases.queries import flags as queries
from tuoitho.cases.queries.cases import names_of
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import own_unit

SEE = "cases.see_flags"
FIRST_CHECK = timedelta(days=14)


@permitted(SEE)
def flags(request: Request) -> HttpResponse:
    """Those that stand, the next due first; closed ones until they are erased, by their own filter."""
    viewer, closed = request.viewer, request.GET.get("closed") == "1"
    rows = queries.with_seats(viewer, queries.flags_seen(viewer))
    rows = rows.exclude(state__in=STANDING) if closed else rows.filter(state__in=STANDING)
    shown = page(rows, ("due_on", "pk"), request.GET.dict())
    unit = own_unit(viewer)
    context = {
        "cards": [card_line(viewer, flag) for flag in shown.rows],
        "page": shown,
        "closed": closed,
        "limit_unit": unit if unit and rules.limit_flags(viewer, unit.pk) else None,
    }
    return render(request, "cases/flags.html", context)


@permitted(SEE)
def flag(request: Request, key: UUID) -> HttpResponse:
    """Why, what to do, who, by when. Opening it leaves an entry."""
    viewer, found = request.viewer, _flag(request, key)
    actions.record_flag_opening(flag=found, by=viewer, at=request.at)
    steps = queries.steps_of_flag(viewer, found)
    names = names_of(viewer, {step.by for step in steps})
    shown = card_page(viewer, found, steps, names)
    return render(request, "cases/flag.html", {"card": shown, "flag": found})


@permitted(SEE)
def act_on_flag(request: Request, key: UUID) -> HttpResponse:
    found = _flag(request, key)
    first = {"seen": found.version, "check_on": request.viewer.on + FIRST_CHECK}
    form = ActOnFlagForm(request.POST or None, initial=first)

    def act() -> Flag:
        said = {name: form.cleaned_data[name] for name in ("deeds", "note", "check_on", "seen")}
        return actions.act_on_flag(flag=found, **said, by=request.viewer, at=request.at)

    return _step(request, found, "act_on_flag", form, act)


@permitted(SEE)
def check_back(request: Request, key: UUID) -> HttpResponse:
    found = _flag(request, key)
    form = CheckBackForm(request.POST or None, initial={"seen": found.version})

    def act() -> Flag:
        said = {name: form.cleaned_data[name] for name in ("outcome", "note", "seen")}
        return actions.check_back(flag=found, **said, by=request.viewer, at=request.at)

    return _step(request, found, "check_back", form, act)


@permitted(SEE)
def dismiss_flag(request: Request, key: UUID) -> HttpResponse:
    found = _flag(request, key)
    form = DismissFlagForm(request.POST or None, initial={"seen": found.version})

    def act() -> Flag:
        said = {name: form.cleaned_data[name] for name in ("reason", "note", "seen")}
        return actions.dismiss_flag(flag=found, **said, by=request.viewer, at=request.at)

    return _step(request, found, "dismiss_flag", form, act)


def _flag(request: Request, key: UUID) -> Flag:
    found = queries.flag_seen(request.viewer, key)
    if found is None:
        raise Http404
    return found


def _step(request: Request, found: Flag, verb: str, form: Form, act: Callable[[], Flag]) -> HttpResponse:
    """Do it when the form is whole, back to the card. What was typed stays whatever refuses it."""
    status, changed = 200, None
    if form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as other:
            changed, status = other, other.status
            found.refresh_from_db()
            typed = request.POST.copy()
            typed["seen"] = str(found.version)
            form.data = typed
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": STEPS[verb]})
            return redirect("cases:flag", found.key)
    context = {
        "flag": found,
        "line": card_line(request.viewer, found),
        "title": STEPS[verb],
        "verb": verb,
        "form": form,
        "changed": changed,
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
    }
    return render(request, "cases/flag_step.html", context, status=status)
