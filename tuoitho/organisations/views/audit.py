"""For the auditor: the whole installation's entries and refusals, and a walk along the chain."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.organisations import queries
from tuoitho.organisations.forms.people import AuditForm
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.audit import BROKEN, lines, refusal_lines
from tuoitho.organisations.pages.verbs import VERBS

_ALL = gettext_lazy("Mọi việc")
READ = "organisations.read_audit"
ROWS = 50
NOBODY = "nobody"


@permitted(READ)
def audit(request: Request) -> HttpResponse:
    viewer = request.viewer
    form = AuditForm(request.GET or None)
    left = [(verb, VERBS.get(verb, verb)) for verb in queries.verbs_left(viewer)]
    form.fields["verb"].choices = [("", _ALL), *left]  # type: ignore[attr-defined]
    words = form.cleaned_data if form.is_valid() else {}
    username = words.get("actor", "")
    entries = queries.audit_entries(
        viewer,
        actor=(queries.actor_key_of(viewer, username) or NOBODY) if username else "",
        verb=words.get("verb", ""),
        unit=words.get("unit", ""),
        since=words.get("since"),
        until=words.get("until"),
    )
    found = page(entries, ["-seq"], request.GET.dict(), size=ROWS)
    people = queries.actors_named(viewer, {entry.actor for entry in found.rows})
    units = queries.units_named(viewer, {entry.unit for entry in found.rows if entry.unit})
    context = {"form": form, "page": found, "lines": lines(found.rows, people, units)}
    return render(request, "organisations/audit.html", context)


@permitted(READ)
def verify_audit(request: Request) -> HttpResponse:
    verdict = queries.verify_chain(request.viewer)
    why = BROKEN.get(verdict.reason, verdict.reason) if verdict else ""
    return render(request, "organisations/verify_audit.html", {"verdict": verdict, "why": why})


@permitted(READ)
def refusals(request: Request) -> HttpResponse:
    viewer = request.viewer
    found = page(queries.refusals_of(viewer), ["-id"], request.GET.dict(), size=ROWS)
    people = queries.actors_named(viewer, {refusal.actor for refusal in found.rows})
    context = {"page": found, "rows": refusal_lines(found.rows, people)}
    return render(request, "organisations/refusals.html", context)
