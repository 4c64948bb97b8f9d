"""Which employers of the register came."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.activities.forms.fields import Versioned
from tuoitho.registry.models import Employer


class NameEmployersForm(Versioned):
    """`add` of those found, `drop` of those named; keys, as the page offered them."""

    add = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    drop = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, found: Iterable[Employer], named: Sequence[Employer], **more: Any) -> None:
        super().__init__(*args, **more)
        self.found = {str(one.key): one for one in found}
        self.named = {str(one.key): one for one in named}
        self.fields["add"].choices = [(key, one.name) for key, one in self.found.items()]  # type: ignore[attr-defined]
        self.fields["drop"].choices = [(key, one.name) for key, one in self.named.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if not self.errors and not words.get("add") and not words.get("drop"):
            raise forms.ValidationError(_("Hãy chọn ít nhất một cơ sở."))
        return words

    @property
    def added(self) -> list[Employer]:
        return [self.found[key] for key in self.cleaned_data["add"]]

    @property
    def dropped(self) -> list[Employer]:
        return [self.named[key] for key in self.cleaned_data["drop"]]
