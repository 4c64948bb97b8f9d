"""The desk: one address, and the post decides what is on it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tuoitho.base.permits import permitted
from tuoitho.desk import pages
from tuoitho.organisations.models import Post
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer


@permitted("desk.open")
def desk(request: Request) -> HttpResponse:
    """Whoever holds several posts, a deputy too, chooses by `?post=`."""
    viewer = request.viewer
    post = _post(viewer, request.GET.get("post", ""))
    others = [one for one in viewer.posts if one.pk != post.pk]
    context = {"desk": pages.desk_of(viewer, post, request.at), "post": post, "others": pages.other_posts(others)}
    return render(request, "desk/desk.html", context)


def _post(viewer: Viewer, key: str) -> Post:
    """One of the viewer's own posts; the one whose desk opens by itself unless another is named."""
    post = next((one for one in viewer.posts if str(one.key) == key), None) if key else viewer.post
    if post is None:
        raise Http404
    return post
