"""A pupil's circumstances as boxes to tick."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tuoitho.registry.models.circumstances import HOME, LEARNING, NEAR_POOR, POOR, SPECIAL


class CircumstancesForm(forms.Form):
    """Three groups of boxes; nothing ticked is an answer too. `seen`: the stamp of what was shown."""

    seen = forms.CharField(widget=forms.HiddenInput)
    home = forms.MultipleChoiceField(
        label=gettext_lazy("Gia đình"), required=False, choices=HOME.items(), widget=forms.CheckboxSelectMultiple
    )
    learning = forms.MultipleChoiceField(
        label=gettext_lazy("Học tập"), required=False, choices=LEARNING.items(), widget=forms.CheckboxSelectMultiple
    )
    special = forms.MultipleChoiceField(
        label=gettext_lazy("Trẻ em có hoàn cảnh đặc biệt (Luật Trẻ em, Điều 10, khoản 1)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        points = [(letter, f"{letter}) {label}") for letter, label in SPECIAL.items()]
        self.fields["special"].choices = points  # type: ignore[attr-defined]

    def clean_home(self) -> list[str]:
        said: list[str] = self.cleaned_data["home"]
        if {POOR, NEAR_POOR} <= set(said):
            raise forms.ValidationError(gettext("Hộ nghèo hoặc hộ cận nghèo, chỉ chọn một."))
        return said

    @property
    def facts(self) -> set[str]:
        """Every code ticked."""
        return {code for group in ("home", "learning", "special") for code in self.cleaned_data[group]}

    @classmethod
    def known(cls, since: dict[str, Any], seen: str) -> dict[str, Any]:
        """The first values of the form."""
        codes = list(since)
        return {"seen": seen, "home": codes, "learning": codes, "special": codes}
