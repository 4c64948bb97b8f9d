"""Fields that several forms share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


YEARS = range(1900, 2101)


def within_memory(day: date) -> None:
    """A validator: no slip of the pen such as the year 204, and no day that has no tomorrow."""
    if day.year not in YEARS:
        raise ValidationError(_("Hãy ghi một ngày từ năm 1900 đến năm 2100."))


def day(label: Any, **options: Any) -> forms.DateField:
    """A day as people type it: 05/09/2014. Not the browser's own field, which may put the month first."""
    attrs = {"inputmode": "numeric", "placeholder": gettext_lazy("ngày/tháng/năm"), "autocomplete": "off"}
    widget = forms.DateInput(attrs=attrs, format="%d/%m/%Y")
    return forms.DateField(label=label, widget=widget, input_formats=_FORMATS, validators=[within_memory], **options)


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
        return day("").clean(text) or otherwise
    except ValidationError:
        return otherwise
