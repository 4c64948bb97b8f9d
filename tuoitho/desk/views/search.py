"""One search box, and the articles of law it finds."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages
from tuoitho.law.articles import ARTICLES
from tuoitho.organisations.pages import Request

LONGEST = 100


@permitted("desk.search")
def search(request: Request) -> HttpResponse:
    """The words come in the body: a child's name has no place in an address, where logs and histories keep it."""
    text = (request.POST or request.GET).get("q", "").strip()[:LONGEST]
    viewer = request.viewer
    return render(request, "desk/search.html", {"text": text, "groups": pages.search(viewer, text, request.at)})


@permitted("desk.open")
def article(request: Request) -> HttpResponse:
    """One article: what it says in the product's words, its source, and how sure that is."""
    found = ARTICLES.get(request.GET.get("code", ""))
    if found is None:
        raise Http404
    in_force = found.act.in_force(request.viewer.on)
    return render(request, "desk/article.html", {"article": found, "in_force": in_force})
