"""To which groups the plan is passed on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from tuoitho.organisations.models import Unit


class RelayForm(forms.Form):
    """After `is_valid`: `chosen`."""

    groups = forms.MultipleChoiceField(
        label=pgettext_lazy("heading", "Nhóm trẻ, lớp mẫu giáo độc lập"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Hãy chọn ít nhất một nhóm.")},
    )

    def __init__(self, groups: Sequence[Unit], data: Any = None) -> None:
        super().__init__(data)
        self.units = list(groups)
        self.fields["groups"].choices = [(unit.code, unit.name) for unit in self.units]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[Unit]:
        return [unit for unit in self.units if unit.code in self.cleaned_data["groups"]]
