"""One list of a class for the summer, and one for September."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy

from tuoitho.registry.actions import Checked
from tuoitho.registry.models import Expected, SummerCheck, Whereabouts
from tuoitho.registry.models.summers import Phase
from tuoitho.registry.queries import PersonRow, SummerRows

BACK = [("", gettext_lazy("chưa hỏi")), ("yes", gettext_lazy("đã trở lại lớp")), ("no", gettext_lazy("chưa"))]


class CheckSummerForm(forms.Form):
    """A few fields for each pupil; only what was touched is saved. `seen`: pupil → version shown."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, rows: SummerRows, phase: Phase) -> None:
        super().__init__(data)
        self.rows, self.phase = rows, phase
        for person, row in rows:
            for name, field in _fields(phase, row).items():
                self.fields[f"{name}_{person.id}"] = field
            version = row.version if row else 0
            self.fields[f"version_{person.id}"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)

    def lines(self) -> Iterator[tuple[PersonRow, SummerCheck | None, list[BoundField], BoundField]]:
        """(pupil, what is known, the fields to ask, the version shown)."""
        for person, row in self.rows:
            asked = [self[f"{name}_{person.id}"] for name in _fields(self.phase, row)]
            yield person, row, asked, self[f"version_{person.id}"]

    @property
    def said(self) -> list[Checked]:
        """Whoever's line differs from what was shown."""
        touched = [person.id for person, row in self.rows if self._touched(person.id, row)]
        if self.phase == Phase.RETURN:
            return [Checked(one, back=self._of(one, "back") == "yes") for one in touched if self._of(one, "back")]
        return [
            Checked(one, self._of(one, "contacted"), self._of(one, "whereabouts"), self._of(one, "expected"))
            for one in touched
        ]

    @property
    def seen(self) -> dict[int, int]:
        return {person.id: self._of(person.id, "version") for person, _row in self.rows}

    def _of(self, pupil: int, name: str) -> Any:
        return self.cleaned_data[f"{name}_{pupil}"]

    def _touched(self, pupil: int, row: SummerCheck | None) -> bool:
        return any(self._of(pupil, name) != field.initial for name, field in _fields(self.phase, row).items())


def _fields(phase: Phase, row: SummerCheck | None) -> dict[str, forms.Field]:
    if phase == Phase.RETURN:
        first = "" if row is None or row.back is None else "yes" if row.back else "no"
        label = gettext_lazy("Đã trở lại lớp?")
        return {"back": forms.ChoiceField(label=label, choices=BACK, required=False, initial=first)}
    return {
        "contacted": forms.BooleanField(
            label=gettext_lazy("Đã liên lạc được"), required=False, initial=row.contacted if row else False
        ),
        "whereabouts": forms.ChoiceField(
            label=gettext_lazy("Em đang ở đâu"),
            choices=Whereabouts.choices,
            initial=row.whereabouts if row else Whereabouts.UNKNOWN.value,
        ),
        "expected": forms.ChoiceField(
            label=gettext_lazy("Năm học tới"),
            choices=Expected.choices,
            initial=row.expected if row else Expected.UNKNOWN.value,
        ),
    }
