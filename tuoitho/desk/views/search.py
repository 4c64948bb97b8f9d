"""One search box, and the articles of law it finds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages
from tuoitho.law.articles import ARTICLES

LONGEST = 100


@permitted("desk.search")
def search(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:LONGEST]
    viewer = request.viewer  # type: ignore[attr-defined]
    return render(request, "desk/search.html", {"text": text, "groups": pages.search(viewer, text)})


@permitted("desk.open")
def article(request: HttpRequest) -> HttpResponse:
    """One article: what it says in the product's words, its source, and how sure that is."""
    found = ARTICLES.get(request.GET.get("code", ""))
    if found is None:
        raise Http404
    in_force = found.act.in_force(request.viewer.on)  # type: ignore[attr-defined]
    return render(request, "desk/article.html", {"article": found, "in_force": in_force})
