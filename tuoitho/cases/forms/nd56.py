"""The decree's forms on a screen, built from their definitions, and the short forms of the other steps."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.law.child_forms import FORMS, LEVELS, Definition, Field, Kind, Section
from tuoitho.registry.forms.people import DayField

LINES = 6
_YES_NO = [("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]


class StepForm(forms.Form):
    """What every step carries: the version of the case that was on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class ConfirmForm(StepForm):
    """The step asks only "do it?"."""


class NoteForm(StepForm):
    note = forms.CharField(
        label=gettext_lazy("Việc gì, ai, ở đâu, kết quả"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class DecreeForm(StepForm):
    """One of the decree's forms. `answers`: what the action takes, by the field's code."""

    def __init__(self, *args: Any, form: str, known: Mapping[str, Any] | None = None, **more: Any) -> None:
        self.definition: Definition = FORMS[form]
        more["initial"] = {**_initial(self.definition, known or {}), **more.get("initial", {})}
        super().__init__(*args, **more)
        for field in self.definition.fields:
            if field.kind is Kind.ROWS:
                for name, column in _cells(field):
                    self.fields[name] = forms.CharField(label=_(column), max_length=300, required=False)
            else:
                self.fields[field.code] = _input(field)

    @property
    def sections(self) -> Iterator[tuple[Section, list[tuple[Field, BoundField | None, list[list[BoundField]]]]]]:
        """Each section with its questions: an input, or lines of inputs."""
        for section in self.definition.sections:
            yield section, [(field, *self._shown(field)) for field in section.fields]

    @property
    def answers(self) -> dict[str, Any]:
        """The clean answers: text, "YYYY-MM-DD", true or false, a level, or a list of lines."""
        return {field.code: self._answer(field) for field in self.definition.fields}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for field in self.definition.fields:
            if field.kind is Kind.ROWS and field.required and not self._lines(field):
                self.add_error(f"{field.code}_0_{field.columns[0][0]}", _("Hãy ghi ít nhất một dòng."))
        return said

    def _shown(self, field: Field) -> tuple[BoundField | None, list[list[BoundField]]]:
        if field.kind is not Kind.ROWS:
            return self[field.code], []
        names = [[f"{field.code}_{line}_{code}" for code, _label in field.columns] for line in range(LINES)]
        return None, [[self[name] for name in line] for line in names]

    def _answer(self, field: Field) -> Any:
        if field.kind is Kind.ROWS:
            return self._lines(field)
        value = self.cleaned_data.get(field.code)
        if field.kind is Kind.YES_NO:
            return None if not value else value == "yes"
        return value.isoformat() if isinstance(value, date) else value

    def _lines(self, field: Field) -> list[dict[str, str]]:
        lines = [
            {code: self.cleaned_data.get(f"{field.code}_{line}_{code}", "") for code, _label in field.columns}
            for line in range(LINES)
        ]
        return [line for line in lines if any(line.values())]


def _cells(field: Field) -> Iterator[tuple[str, str]]:
    for line in range(LINES):
        for code, label in field.columns:
            yield f"{field.code}_{line}_{code}", label


def _input(field: Field) -> forms.Field:
    words: dict[str, Any] = {"label": _(field.label), "required": field.required}
    if field.kind is Kind.LEVEL:
        return forms.ChoiceField(
            choices=[(level.value, _(label)) for level, label in LEVELS.items()], widget=forms.RadioSelect, **words
        )
    if field.kind is Kind.YES_NO:
        return forms.ChoiceField(choices=_YES_NO, widget=forms.RadioSelect, **words)
    if field.kind is Kind.DATE:
        return DayField(**words)
    if field.kind is Kind.LONG:
        return forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 3}), **words)
    return forms.CharField(max_length=300, **words)


def _initial(definition: Definition, known: Mapping[str, Any]) -> dict[str, Any]:
    """Answers kept before, as the inputs take them."""
    found: dict[str, Any] = {}
    for field in definition.fields:
        value = known.get(field.code)
        if field.kind is Kind.ROWS:
            for line, cells in enumerate((value or [])[:LINES]):
                found |= {f"{field.code}_{line}_{code}": text for code, text in cells.items()}
        elif field.kind is Kind.YES_NO:
            found[field.code] = "" if value is None else "yes" if value else "no"
        elif field.kind is Kind.DATE:
            found[field.code] = date.fromisoformat(value) if value else None
        else:
            found[field.code] = value
    return found
