"""The tree on any date, one unit over time, the roles in words, one's own account."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.organisations import queries
from tuoitho.organisations.forms.fields import parse_day
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.tree import branches
from tuoitho.organisations.rules import ROLES

LIMIT = 100


@permitted("organisations.see_units")
def tree(request: Request) -> HttpResponse:
    viewer = request.viewer
    day = parse_day(request.GET.get("on", ""), viewer.on)
    text = request.GET.get("q", "")
    found = queries.search_units(viewer, text, LIMIT) if text else []
    units = {} if text else {unit.pk: unit for unit in queries.units_on(viewer, day)}
    names = queries.names_on(viewer, units, day)
    forest = branches(queries.tree_on(day, viewer.stamp), units, names)
    context = {"forest": forest, "day": day, "today": viewer.on, "q": text, "found": found, "may": _may(request)}
    return render(request, "organisations/tree.html", context)


@permitted("organisations.see_units")
def unit(request: Request, code: str) -> HttpResponse:
    viewer = request.viewer
    one = queries.unit_of(viewer, code) or queries.units_on(viewer, _once(request)).filter(code=code).first()
    if one is None:
        raise Http404
    day = parse_day(request.GET.get("on", ""), viewer.on)
    context = {
        "unit": one,
        "day": day,
        "today": viewer.on,
        "story": queries.unit_story(viewer, one),
        "ward": queries.ward_of(viewer, one, day),
        "below": queries.children_on(viewer, one, day).order_by("kind", "folded", "id")[:LIMIT],
        "people": queries.people_in_post(viewer, one).order_by("role", "pk")[:LIMIT],
        "may_keep": viewer.holds("organisations.keep_posts", one.pk),
    }
    return render(request, "organisations/unit.html", context)


@permitted("organisations.see_units")
def roles(request: Request) -> HttpResponse:
    mine = set(request.viewer.roles)
    return render(request, "organisations/roles.html", {"roles": ROLES.values(), "mine": mine})


@permitted("desk.open")
def account(request: Request) -> HttpResponse:
    viewer = request.viewer
    posts = queries.posts_of_account(viewer, viewer.user) if viewer.user else []
    held = [(post, ROLES[post.role]) for post in posts if post.role in ROLES]
    context = {"person": viewer.user, "held": held, "second_step": queries.has_second_step(viewer)}
    return render(request, "organisations/account.html", context)


def _once(request: Request) -> date:
    return parse_day(request.GET.get("on", ""), request.viewer.on)


def _may(request: Request) -> dict[str, bool]:
    """What the page offers beside the tree."""
    names = ("change_units", "keep_units", "keep_accounts", "keep_posts", "read_audit")
    return {name: request.viewer.holds(f"organisations.{name}") for name in names}
