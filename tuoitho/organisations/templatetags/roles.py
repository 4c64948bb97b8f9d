"""Roles in words. `{% load roles %}`."""

from typing import Any

from django import template

from tuoitho.organisations.rules import ROLES

register = template.Library()


@register.filter
def role_name(code: str) -> Any:
    """The label of a role; its code when it is no longer in the table."""
    return ROLES[code].label if code in ROLES else code
