"""Doors: every view names its permission, or says why it is open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tuoitho.base.refusals import NotAllowed

View = Callable[..., HttpResponse]


def permitted(permission: str) -> Callable[[View], View]:
    """For those who hold the permission over at least one unit; the object is fetched through their scope."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.viewer.holds(permission):  # type: ignore[attr-defined]
                raise NotAllowed(_("Vai trò của bạn không có quyền mở trang này."), code=permission)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return mark


def open_to_all(reason: str) -> Callable[[View], View]:
    """The view needs no account; the reason stands in the code."""

    def mark(view: View) -> View:
        view.open_because = reason  # type: ignore[attr-defined]
        return view

    return mark
