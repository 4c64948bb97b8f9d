"""Roles in words, and what they ask at the door. `{% load roles %}`, then `{{ post.role|role_name }}`."""

from django import template

from tuoitho.organisations.pages.slips import recovery_slip
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import needs_second_step, role_name

register = template.Library()
register.filter("role_name", role_name)
register.filter("needs_second_step", needs_second_step)
register.simple_tag(recovery_slip)


@register.filter
def holds(viewer: Viewer, permission: str) -> bool:
    """Whether the one who looks holds a permission anywhere: `{% if request.viewer|holds:"cases.approve" %}`."""
    return viewer.holds(permission)
