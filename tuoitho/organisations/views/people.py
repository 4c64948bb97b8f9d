"""Posts and accounts: who holds what, given, ended, handed over; new passwords on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations import actions, queries, rules
from tuoitho.organisations.forms.people import DeputiseForm, EndPostForm, GivePostForm, HandOverForm
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.pages import Request
from tuoitho.organisations.pages.slips import slips_page
from tuoitho.organisations.rules import role_name

KEEP = "organisations.keep_posts"


@permitted(KEEP)
def people(request: Request) -> HttpResponse:
    viewer, code = request.viewer, request.GET.get("unit", "")
    unit = queries.unit_of(viewer, code, KEEP) if code else None
    posts = queries.posts_of(viewer, unit, request.GET.get("q", ""), bool(request.GET.get("past")))
    found = page(posts, ["unit__folded", "role", "id"], request.GET.dict(), size=50)
    context = {
        "page": found,
        "rows": [(post, role_name(post.role), _may_keep(request, post)) for post in found.rows],
        "unit": unit,
        "q": request.GET.get("q", ""),
        "past": bool(request.GET.get("past")),
        "today": viewer.on,
        "may_make": viewer.holds("organisations.keep_accounts"),
        "may_reset": viewer.holds("organisations.reset_password"),
    }
    return render(request, "organisations/people.html", context)


@permitted(KEEP)
def give_post(request: Request) -> HttpResponse:
    viewer = request.viewer
    initial = {"unit": request.GET.get("unit", ""), "starts_on": viewer.on}
    form = GivePostForm(request.POST or None, viewer=viewer, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        user = words.pop("person")
        if _done(form, actions.give_post, user=user, by=viewer, at=request.at, **words):
            messages.success(request, _("Đã giao chức vụ cho %(name)s.") % {"name": user.full_name})
            return redirect("organisations:people")
    unit = queries.unit_of(viewer, form["unit"].value() or "", KEEP)
    context = {"form": form, "known": queries.people_known(viewer, unit) if unit else []}
    return render(request, "organisations/give_post.html", context)


@permitted(KEEP)
def end_post(request: Request, key: UUID) -> HttpResponse:
    post = _post(request, key)
    form = EndPostForm(request.POST or None, initial={"ends_on": request.viewer.on})
    at, by = request.at, request.viewer
    sent = request.method == "POST" and form.is_valid()
    if sent and _done(form, actions.end_post, post=post, by=by, at=at, **form.cleaned_data):
        messages.success(request, _("%(name)s thôi giữ chức vụ này.") % {"name": post.user.full_name})
        return redirect("organisations:people")
    return _post_page(request, "end_post", post, form)


@permitted(KEEP)
def hand_over(request: Request, key: UUID) -> HttpResponse:
    post = _post(request, key)
    form = HandOverForm(request.POST or None, viewer=request.viewer, initial={"on": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if _done(
            form,
            actions.hand_over,
            post=post,
            successor=words["person"],
            on=words["on"],
            by=request.viewer,
            at=request.at,
        ):
            messages.success(request, _("Đã bàn giao cho %(name)s.") % {"name": words["person"].full_name})
            return redirect("organisations:people")
    return _post_page(request, "hand_over", post, form)


@permitted(KEEP)
def deputise(request: Request, key: UUID) -> HttpResponse:
    post = _post(request, key)
    form = DeputiseForm(request.POST or None, viewer=request.viewer, initial={"starts_on": request.viewer.on})
    if request.method == "POST" and form.is_valid():
        deputy, starts_on = form.cleaned_data["person"], form.cleaned_data["starts_on"]
        words = {"post": post, "deputy": deputy, "starts_on": starts_on, "ends_on": form.ends_on}
        if _done(form, actions.deputise, by=request.viewer, at=request.at, **words):
            messages.success(request, _("%(name)s thay mặt trong thời gian đã chọn.") % {"name": deputy.full_name})
            return redirect("organisations:people")
    return _post_page(request, "deputise", post, form)


@permitted("organisations.reset_password")
def reset_password(request: Request, key: UUID) -> HttpResponse:
    user = _user(request, key, "organisations.reset_password")
    if request.method == "POST":
        issued = actions.reset_password(user=user, by=request.viewer, at=request.at)
        return slips_page(request, [issued], request.at)
    return render(request, "organisations/reset_password.html", {"person": user})


@permitted("organisations.reset_second_step")
def reset_second_step(request: Request, key: UUID) -> HttpResponse:
    user = _user(request, key, "organisations.reset_second_step")
    if request.method == "POST":
        actions.reset_second_step(user=user, by=request.viewer, at=request.at)
        messages.success(request, _("Đã đặt lại xác thực hai bước của %(name)s.") % {"name": user.full_name})
        return redirect("organisations:people")
    return render(request, "organisations/reset_second_step.html", {"person": user})


@permitted("organisations.keep_accounts")
def lock_account(request: Request, key: UUID) -> HttpResponse:
    user = _user(request, key, "organisations.keep_accounts")
    if request.method == "POST":
        actions.lock_account(user=user, locked=user.is_active, by=request.viewer, at=request.at)
        locked, opened = _("Đã khoá tài khoản của %(name)s."), _("Đã mở lại tài khoản của %(name)s.")
        messages.success(request, (opened if user.is_active else locked) % {"name": user.full_name})
        return redirect("organisations:people")
    return render(request, "organisations/lock_account.html", {"person": user})


def _may_keep(request: Request, post: Post) -> bool:
    """What a person may not do is not offered; one's own deputy one names oneself."""
    viewer = request.viewer
    return rules.keep_post(viewer, post.unit_id, post.role) or (
        viewer.user is not None and post.user_id == viewer.user.pk
    )


def _post(request: Request, key: UUID) -> Post:
    post = queries.post_of(request.viewer, key)
    if post is None:
        raise Http404
    return post


def _user(request: Request, key: UUID, permission: str) -> User:
    user = queries.account_by_key(request.viewer, key, permission)
    if user is None:
        raise Http404
    return user


def _done(form: Form, verb: Any, **words: Any) -> bool:
    """Do it; what the dates do not allow is said beside the form, with everything typed still there."""
    try:
        verb(**words)
    except Refused as refused:
        if refused.status != Refused.status:
            raise
        form.add_error(None, str(refused))
        return False
    return True


def _post_page(request: Request, verb: str, post: Post, form: Form) -> HttpResponse:
    known = [user for user in queries.people_known(request.viewer, post.unit) if user.pk != post.user_id]
    context = {"form": form, "post": post, "role": role_name(post.role), "known": known}
    return render(request, f"organisations/{verb}.html", context)
