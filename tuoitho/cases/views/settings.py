"""The screen of the settings."""

from dataclasses import fields

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.cases.actions.settings import Chosen
from tuoitho.cases.actions.settings import keep_settings as keep
from tuoitho.cases.forms.settings import KeepSettingsForm
from tuoitho.cases.queries.settings import settings_in_force
from tuoitho.organisations.pages import Request


@permitted("cases.keep_settings")
def keep_settings(request: Request) -> HttpResponse:
    now = settings_in_force(request.viewer)
    known = {field.name: getattr(now, field.name) for field in fields(Chosen)} | {"seen": now.version}
    form = KeepSettingsForm(request.POST or None, initial=known | {"counts_older": "yes" if now.counts_older else "no"})
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            keep(chosen=form.chosen, seen=form.cleaned_data["seen"], by=request.viewer, at=request.at)
        except Changed as other:
            changed = other
            form.data = {**request.POST.dict(), "seen": settings_in_force(request.viewer).version}
        else:
            messages.success(request, _("Đã lưu cài đặt."))
            return redirect("cases:keep_settings")
    page = {"form": form, "now": now, "changed": changed}
    page["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/keep_settings.html", page, status=changed.status if changed else 200)
