"""The plan at the door of a group's owner, by a signed link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.base.installation import is_illustrative
from tuoitho.base.links import open_link
from tuoitho.base.permits import open_to_all
from tuoitho.base.refusals import Refused
from tuoitho.cases.queries.settings import hotlines_for
from tuoitho.documents import pdf
from tuoitho.programme import actions, pages, rules
from tuoitho.programme.models import Relay
from tuoitho.programme.queries import relayed_to, units_above
from tuoitho.public.forms.relays import AcknowledgeForm


@never_cache
@open_to_all("the owner of an independent group has no account; the signed link is the key")
def acknowledge(request: HttpRequest, secret: str) -> HttpResponse:
    holder, relay = _opened(secret)
    at = request.at  # type: ignore[attr-defined]
    form = AcknowledgeForm(request.POST or None)
    if request.method == "POST" and not relay.acknowledged_at and form.is_valid():
        name, digits = form.cleaned_data["name"], form.cleaned_data["digits"]
        if rules.knows_phone(relay.group, digits):
            actions.acknowledge(by=holder, at=at, relay=relay, name=name, digits=digits)
            return redirect("public:acknowledge", secret=secret)
        left = actions.miss_digits(by=holder, at=at, relay=relay)
        if not left:
            return redirect("public:acknowledge", secret=secret)
        form.add_error("digits", _wrong(left))
    elif _seen_by_a_person(request) and not relay.opened_at:
        actions.open_relay(by=holder, at=at, relay=relay)
    context = {
        "relay": relay,
        "plan": relay.plan,
        "form": form,
        "parts": pages.parts_of(relay.plan.clauses.all()),
        "secret": secret,
        "hotlines": hotlines_for(holder),
    }
    return render(request, "public/acknowledge.html", context)


@never_cache
@open_to_all("the same link, the same plan, on paper")
def download(request: HttpRequest, secret: str) -> HttpResponse:
    _holder, relay = _opened(secret)
    above = units_above(request.viewer, relay.plan.unit)  # type: ignore[attr-defined]
    paper = pages.document(relay.plan, list(relay.plan.clauses.all()), above, {}, illustrative=is_illustrative())
    response = HttpResponse(pdf.render(paper, request.at), content_type="application/pdf")  # type: ignore[attr-defined]
    response.headers["Content-Disposition"] = 'attachment; filename="ke-hoach.pdf"'
    return response


def _opened(secret: str) -> tuple[LinkHolder, Relay]:
    """Who holds the link, and what it was made for."""
    try:
        link = open_link("relay", secret)
        holder = LinkHolder(link_key(link.key))
        relay = relayed_to(holder)
        if relay is None:
            raise Refused(_("Liên kết này không còn dẫn tới kế hoạch nào."), code="link.unknown")
    except Refused as refused:
        refused.status = 200  # a 4xx answer is logged with its path, and the path holds the secret
        raise
    return holder, relay


def _seen_by_a_person(request: HttpRequest) -> bool:
    """Messengers fetch a link to draw its preview; a browser says that it opens a page."""
    return request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "document"


def _wrong(left: int) -> str:
    return ngettext(
        "Bốn số cuối không khớp. Còn %(left)d lần thử, sau đó liên kết bị khoá.",
        "Bốn số cuối không khớp. Còn %(left)d lần thử, sau đó liên kết bị khoá.",
        left,
    ) % {"left": left}
