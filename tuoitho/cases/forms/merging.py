"""Which of two records stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import Child, Likeness


class MergeChildrenForm(forms.Form):
    """`keep`: "first" or "second" of the pair; the versions that were on the page."""

    keep = forms.ChoiceField(
        label=_("Giữ bản ghi nào"),
        choices=[("first", _("Em thứ nhất")), ("second", _("Em thứ hai"))],
        widget=forms.RadioSelect,
        help_text=_("Bản ghi kia nhập vào bản ghi này; ô đã có giữ nguyên, ô trống được điền thêm."),
    )
    first = forms.IntegerField(widget=forms.HiddenInput)
    second = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, pair: Likeness, **more: Any) -> None:
        self.pair = pair
        more["initial"] = {"first": pair.first.version, "second": pair.second.version}
        super().__init__(*args, **more)

    @property
    def order(self) -> tuple[Child, Child]:
        """The record that stays, and the one that goes into it."""
        one, other = self.pair.first, self.pair.second
        return (one, other) if self._first_stays else (other, one)

    @property
    def seen(self) -> tuple[int, int]:
        """Their versions, of the kept one first."""
        versions = self.cleaned_data["first"], self.cleaned_data["second"]
        return versions if self._first_stays else versions[::-1]

    @property
    def _first_stays(self) -> bool:
        return self.cleaned_data["keep"] == "first"
