"""What a donor's money did, by a signed link."""

from datetime import date

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tuoitho.activities.queries import count_since
from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.base.installation import is_illustrative
from tuoitho.base.links import open_link
from tuoitho.base.permits import open_to_all
from tuoitho.base.refusals import Refused
from tuoitho.documents import pdf
from tuoitho.programme import pages, queries
from tuoitho.programme.models import Donor


@never_cache
@open_to_all("a donor has no account; the signed link is the key")
def donor(request: HttpRequest, secret: str) -> HttpResponse:
    found, page = _opened(request, secret)
    context = {"donor": found, "page": page, "secret": secret, "counts_activities": True, "on": _today(request)}
    return render(request, "public/donor.html", context)


@never_cache
@open_to_all("the same link, the same page, on paper")
def donor_paper(request: HttpRequest, secret: str) -> HttpResponse:
    _found, page = _opened(request, secret)
    paper = pages.donor_paper(page, _today(request), illustrative=is_illustrative())
    response = HttpResponse(pdf.render(paper, request.at), content_type="application/pdf")  # type: ignore[attr-defined]
    response.headers["Content-Disposition"] = 'attachment; filename="khoan-dong-gop.pdf"'
    return response


def _opened(request: HttpRequest, secret: str) -> tuple[Donor, pages.DonorPage]:
    """The donor whose link it is, and what they may see."""
    try:
        holder = LinkHolder(link_key(open_link("donor", secret).key))
        found = queries.donor_opened_by(holder)
        if found is None:
            raise Refused(_("Liên kết này không còn dẫn tới trang nào."), code="link.unknown")
    except Refused as refused:
        refused.status = 200  # a 4xx answer is logged with its path, and the path holds the secret
        raise
    incomes = queries.donor_incomes(holder, found)
    since = incomes.aggregate(first=Min("moved_on"))["first"]
    page = pages.donor_page(
        found,
        incomes,
        queries.donor_spendings(holder, found),
        queries.donor_tasks(holder, found),
        queries.tasks_at(holder, found.unit, _today(request)),
        count_since([found.unit_id], since) if since else {},
    )
    return found, page


def _today(request: HttpRequest) -> date:
    return timezone.localdate(request.at)  # type: ignore[attr-defined]
