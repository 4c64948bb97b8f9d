"""Roles in words. `{% load roles %}`, then `{{ post.role|role_name }}`."""

from django import template

from tuoitho.organisations.rules import role_name

register = template.Library()
register.filter("role_name", role_name)
