"""The frame around every page: menu, search box, who is signed in."""

from typing import Any

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """What `frame.html` needs on every page."""
    return {"frame": {"illustrative": False, "menu": []}}
