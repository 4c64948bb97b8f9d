"""Pairs who may be one child: side by side, merged or kept apart; and a merge taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.cases import rules
from tuoitho.cases.actions import merging as actions
from tuoitho.cases.forms.merging import MergeChildrenForm
from tuoitho.cases.forms.nd56 import ConfirmForm
from tuoitho.cases.models import Likeness, Merge
from tuoitho.cases.pages.attempts import Attempt, attempt, wrong_fields
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.children import pair_line
from tuoitho.cases.pages.merging import merge_page
from tuoitho.cases.queries.children import likeness_seen, likenesses_seen, merge_seen, merges_seen
from tuoitho.organisations.pages import Request

SEE = "cases.see_cases"
MERGES = 10


@permitted(SEE)
def duplicates(request: Request) -> HttpResponse:
    """The likeliest first; and the last merges, which can be taken back."""
    shown = page(likenesses_seen(request.viewer, request.at), ("-points", "-pk"), request.GET.dict())
    today = timezone.localdate(request.at)
    rows = [pair_line(one, today) for one in shown.rows]
    merges = [(one, name_of(one.kept), name_of(one.merged)) for one in merges_seen(request.viewer, request.at)[:MERGES]]
    return render(request, "cases/duplicates.html", {"rows": rows, "page": shown, "merges": merges})


@permitted(SEE)
def merge_children(request: Request, key: UUID) -> HttpResponse:
    """What would move and what would be filled, before anything does."""
    likeness = _pair(request, likeness_seen(request.viewer, key, request.at))
    form = MergeChildrenForm(request.POST or None, pair=likeness)
    tried: Attempt[Merge] = Attempt()
    if form.is_valid():
        more: dict[str, Any] = {"by": request.viewer, "at": request.at}
        kept, merged = form.order
        tried = attempt(form, lambda: actions.merge_children(kept=kept, merged=merged, seen=form.seen, **more))
        if tried.done is not None:
            messages.success(request, _("Đã gộp. Nếu nhầm, hãy hoàn tác ở trang “Có thể là một em”."))
            return redirect("cases:child", tried.done.kept.key)
    context = {
        "form": form,
        "wrong": wrong_fields(form),
        "page": merge_page(request.viewer, likeness, request.at),
        "changed": tried.changed,
    }
    return render(request, "cases/merge_children.html", context, status=tried.status)


@permitted(SEE)
def keep_apart(request: Request, key: UUID) -> HttpResponse:
    """They are two; the pair is not asked about again."""
    likeness = _pair(request, likeness_seen(request.viewer, key, request.at))
    if request.method == "POST":
        actions.keep_apart(one=likeness.first, other=likeness.second, by=request.viewer, at=request.at)
        messages.success(request, _("Đã ghi là hai em khác nhau; cặp này không hỏi lại nữa."))
        return redirect("cases:duplicates")
    line = pair_line(likeness, timezone.localdate(request.at))
    return render(request, "cases/keep_apart.html", {"line": line})


@permitted(SEE)
def undo_merge(request: Request, key: UUID) -> HttpResponse:
    """Back to two records, exactly as they were."""
    merge = merge_seen(request.viewer, key, request.at)
    if merge is None or not rules.unmerge(request.viewer, merge.kept, request.at):
        raise Http404
    form = ConfirmForm(request.POST or None, initial={"seen": merge.kept.version})
    tried: Attempt[Merge] = Attempt()
    if form.is_valid():
        tried = attempt(form, lambda: actions.undo_merge(merge=merge, by=request.viewer, at=request.at))
        if tried.done is not None:
            messages.success(request, _("Đã hoàn tác: hai bản ghi trở lại như trước khi gộp."))
            return redirect("cases:child", merge.kept.key)
    context = {
        "form": form,
        "wrong": wrong_fields(form),
        "merge": merge,
        "who": name_of(merge.kept),
        "other": name_of(merge.merged),
    }
    return render(request, "cases/undo_merge.html", context | {"changed": tried.changed}, status=tried.status)


def _pair(request: Request, likeness: Likeness | None) -> Likeness:
    if likeness is None or not rules.merge(request.viewer, likeness.first, likeness.second, request.at):
        raise Http404
    return likeness
