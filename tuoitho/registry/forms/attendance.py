"""Everybody was at school but those marked: one tap a pupil away, one save."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy

from tuoitho.registry.actions import Missing
from tuoitho.registry.forms.people import DayField
from tuoitho.registry.queries import Called, PersonRow

HERE, EXCUSED, BARE = "here", "excused", "unexcused"
MARKS = [
    (HERE, gettext_lazy("có mặt")),
    (EXCUSED, gettext_lazy("có phép")),
    (BARE, gettext_lazy("không phép")),
]


class OnDayForm(forms.Form):
    """The day asked for; today when nothing is asked."""

    on = DayField(label=gettext_lazy("Ngày"), required=False)


class CallRollForm(forms.Form):
    """Three marks and a half-day box for each pupil of `called`. `version`, `roster`: what the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    roster = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, called: Called) -> None:
        self.called = called
        self.roster_now = _digest(called.people)
        super().__init__(data, initial={"version": called.version, "roster": self.roster_now})
        for one in called.people:
            self.fields[f"mark_{one.id}"] = forms.ChoiceField(
                choices=MARKS, widget=forms.RadioSelect, initial=called.marks.get(one.id, HERE)
            )
            self.fields[f"half_{one.id}"] = forms.BooleanField(required=False, initial=one.id in called.halves)

    def clean(self) -> dict[str, Any]:
        """Nobody is taken as present whom the page did not show."""
        said = super().clean() or self.cleaned_data
        if said.get("roster") != self.roster_now:
            self._show_again(roster=self.roster_now)
            raise forms.ValidationError(gettext("Danh sách lớp vừa thay đổi. Hãy xem lại em nào vắng rồi lưu."))
        return said

    def rows(self) -> Iterator[tuple[PersonRow, BoundField, BoundField]]:
        """(pupil, mark, half-day box) in the order of the list."""
        for one in self.called.people:
            yield one, self[f"mark_{one.id}"], self[f"half_{one.id}"]

    def missing(self) -> list[Missing]:
        """Whoever is marked as away."""
        said = self.cleaned_data
        return [
            Missing(one.id, said[f"mark_{one.id}"] == EXCUSED, said[f"half_{one.id}"])
            for one in self.called.people
            if said[f"mark_{one.id}"] != HERE
        ]

    def take_version(self) -> None:
        """Build on what is saved now: the person has been shown it."""
        self._show_again(version=str(self.called.version), roster=self.roster_now)

    def _show_again(self, **fresh: str) -> None:
        typed = {name: self[name].data for name in self.fields}
        self.data = {**typed, **fresh}


def _digest(people: list[PersonRow]) -> str:
    return hashlib.sha256(",".join(sorted(str(one.key) for one in people)).encode()).hexdigest()[:16]
