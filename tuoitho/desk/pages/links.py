"""Addresses of pages in other rooms."""

from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse


def link(url_name: str, query: dict[str, Any] | None = None, **kwargs: Any) -> str:
    """The address of a page with a query; "" for a page that is not there."""
    try:
        found = reverse(url_name, kwargs=kwargs)
    except NoReverseMatch:
        return ""
    return f"{found}?{urlencode(query)}" if query else found
