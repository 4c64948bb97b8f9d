"""Fields that several forms share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


def day(label: Any, **options: Any) -> forms.DateField:
    """A day, as browsers send it or typed dd/mm/yyyy."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=_FORMATS, **options)


def file(label: Any, accept: str = ".xlsx") -> forms.FileField:
    return forms.FileField(label=label, widget=forms.FileInput(attrs={"accept": accept}))


class CodeField(forms.CharField):
    """A unit's code, typed or chosen from the page's list; its value must be one of `known` (code → name)."""

    def __init__(self, label: Any, known: Mapping[str, str], **options: Any) -> None:
        self.known = known
        widget = forms.TextInput(attrs={"list": "unit-codes", "autocomplete": "off"})
        super().__init__(label=label, max_length=20, widget=widget, **options)

    def clean(self, value: Any) -> str:
        code = super().clean(value)
        if code and code not in self.known:
            raise ValidationError(_("Không có đơn vị nào mang mã “%(code)s”.") % {"code": code})
        return code


def parse_day(text: str, otherwise: date) -> date:
    """A day from an address; the other one when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return otherwise
