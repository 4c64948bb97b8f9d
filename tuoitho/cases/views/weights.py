"""The weights of early warning, how many cards a person follows, and the yearly back-test."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions import weights as actions
from tuoitho.cases.forms.flags import SetFlagLimitForm, SetWeightsForm
from tuoitho.cases.pages.flags import WEIGHTS
from tuoitho.cases.pages.weights import back_test_line
from tuoitho.cases.queries import flags, weighing
from tuoitho.organisations.models import Unit
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import unit_of

WEIGH = "cases.weigh_flags"


@permitted(WEIGH)
def set_weights(request: Request, code: str) -> HttpResponse:
    """What counts how much, why it was changed, and what it would have shown. No pupil is seen here."""
    viewer, unit = request.viewer, _unit(request, code)
    settings = weighing.weights_of(viewer, unit)
    _row, used = weighing.weights_in_force(viewer, unit.pk, viewer.on)
    first = {f"points_{name}": used.points.get(name, 0) for name in WEIGHTS} | {"least": used.least}
    form = SetWeightsForm(request.POST or None, labels=WEIGHTS, initial=first | {"seen": len(settings)})
    status = 200
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("least", "reason", "seen")}
        try:
            actions.set_weights(unit=unit, points=form.points, **said, by=viewer, at=request.at)
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
            if isinstance(refused, Changed):
                settings = weighing.weights_of(viewer, unit)
                typed = request.POST.copy()
                typed["seen"] = str(len(settings))
                form.data = typed
        else:
            messages.success(request, _("Đã lưu. Trọng số mới được dùng từ đêm nay."))
            return redirect("cases:set_weights", code)
    context = {
        "unit": unit,
        "form": form,
        "settings": settings,
        "tests": [back_test_line(one) for one in weighing.back_tests_of(viewer, unit)],
        "work": weighing.back_test_work(viewer, unit),
        "poll_url": reverse("cases:follow_back_test", args=[code]),
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
    }
    return render(request, "cases/set_weights.html", context, status=status)


@permitted(WEIGH)
def ask_back_test(request: Request, code: str) -> HttpResponse:
    """Try the weights in force on last school year's facts."""
    viewer, unit = request.viewer, _unit(request, code)
    if request.method == "POST":
        actions.ask_back_test(unit=unit, by=viewer, at=request.at)
    return redirect("cases:set_weights", code)


@permitted(WEIGH)
def follow_back_test(request: Request, code: str) -> HttpResponse:
    """How far it is; asked by the page itself."""
    unit = _unit(request, code)
    work = weighing.back_test_work(request.viewer, unit)
    if work is None:
        raise Http404
    context = {"work": work, "poll_url": request.path, "cancel_url": ""}
    return render(request, "kit/progress_answer.html", context)


@permitted(flags.SEE)
def set_flag_limit(request: Request, code: str) -> HttpResponse:
    """How many cards one person of the school follows at once."""
    viewer = request.viewer
    unit = unit_of(viewer, code, flags.SEE)
    if unit is None or not rules.limit_flags(viewer, unit.pk):
        raise Http404
    form = SetFlagLimitForm(request.POST or None, initial={"per_person": flags.limit_of(viewer, unit)})
    if form.is_valid():
        actions.set_flag_limit(unit=unit, per_person=form.cleaned_data["per_person"], by=viewer, at=request.at)
        messages.success(request, _("Đã lưu."))
        return redirect("cases:flags")
    return render(request, "cases/set_flag_limit.html", {"form": form, "unit": unit})


def _unit(request: Request, code: str) -> Unit:
    """The unit at which the viewer sits with the permission."""
    unit = unit_of(request.viewer, code, WEIGH)
    if unit is None or not rules.weigh_flags(request.viewer, unit.pk):
        raise Http404
    return unit
