"""Passing the plan on to independent groups."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from tuoitho.base.permits import permitted
from tuoitho.programme import actions, pages, queries
from tuoitho.programme.forms import RelayForm
from tuoitho.programme.pages import desk_of

DOOR = "/public/k/"  # where the room of those without an account answers; its own test holds the two together


@never_cache
@permitted("programme.relay_plan")
def relay(request: HttpRequest) -> HttpResponse:
    """The groups and how far the plan has come; after sending, the links, shown this once."""
    viewer, unit = request.viewer, desk_of(request.viewer)  # type: ignore[attr-defined]
    plan, groups = queries.plan_above(viewer, unit), list(queries.groups_of(viewer))
    relays = {row.group_id: row for row in queries.relays_of(viewer, plan)} if plan else {}
    open_groups = [group for group in groups if not (group.pk in relays and relays[group.pk].acknowledged_at)]
    form = RelayForm(open_groups, request.POST or None)
    if request.method == "POST" and plan and form.is_valid():
        sent = actions.relay(by=viewer, at=request.at, plan=plan, sender=unit, groups=form.chosen)  # type: ignore[attr-defined]
        links = [(one.relay.group, f"{settings.ORIGIN}{DOOR}{one.secret}") for one in sent]
        context = {"plan": plan, "sent": pages.sent_links(links, plan, unit)}
        return render(request, "programme/relayed.html", context)
    rows = pages.group_rows(groups, relays)
    context = {"plan": plan, "rows": rows, "form": form, "unit": unit, "acknowledged": sum(row.done for row in rows)}
    return render(request, "programme/relay.html", context)
