"""Fields that read what people type: a number of people, a day, a clause of the plan."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.figures.reading import Doubtful, Unreadable, parse_count
from tuoitho.programme.models import Clause

CLAUSE_LETTERS = 110
DAY_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d%m%Y", "%Y-%m-%d"]
Choices = list[tuple[str, Any]]


class CountField(forms.CharField):
    """A number of people, as people write it: ``1.234`` is one thousand. Empty is None, for missing is not zero."""

    def __init__(self, label: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "form-control"}
        super().__init__(label=label, required=False, max_length=12, widget=forms.TextInput(attrs=attrs))

    def clean(self, value: Any) -> int | None:
        read = parse_count(super().clean(value))
        if isinstance(read, Unreadable | Doubtful):
            raise forms.ValidationError(_(read.sentence.template) % read.sentence.arguments)
        return read


class DayField(forms.DateField):
    """A day as dd/mm/yyyy. Not the browser's own calendar: its order of day and month is the machine's, not ours."""

    default_error_messages = dict.fromkeys(
        ("required", "invalid"), gettext_lazy("Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 09/11/2024.")
    )

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        widget = forms.DateInput(format=DAY_FORMATS[0], attrs=attrs)
        super().__init__(widget=widget, input_formats=DAY_FORMATS, **kwargs)


class Shown(forms.Form):
    @property
    def wrong(self) -> list[tuple[forms.BoundField, Any]]:
        """Visible fields with their errors, for the list above the form."""
        return [(field, field.errors) for field in self.visible_fields() if field.errors]


class Versioned(forms.Form):
    """A form on one version of a row."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def take_version(self, version: int) -> None:
        """Build on this version from now on: the one who types has been shown it."""
        self.data = {**retyped(self), "version": str(version)}


def retyped(form: forms.Form) -> dict[str, Any]:
    """What was typed, by field, to be shown again."""
    return {name: form[name].data for name in form.fields}


def clause_choices(clauses: Sequence[Clause], kept: str = "") -> Choices:
    """Clauses under their task or party. `kept`: an address already chosen, offered even when the plan lost it."""
    choices: Choices = [("", _("Chưa gắn với nội dung nào"))]
    if kept and all(clause.address != kept for clause in clauses):
        choices.append((kept, kept))
    titles = {clause.address: _short(clause) for clause in clauses if clause.kind == Clause.Kind.TASK}
    groups: dict[str, Choices] = {}
    for clause in clauses:
        if clause.kind == Clause.Kind.TASK:
            option = (clause.address, _("Cả nhiệm vụ %(address)s") % {"address": clause.address})
            groups.setdefault(titles[clause.address], []).append(option)
        else:
            above = titles.get(clause.address.rpartition(".")[0], clause.party)
            groups.setdefault(above, []).append((clause.address, _short(clause)))
    return choices + list(groups.items())


def _short(clause: Clause) -> str:
    return Truncator(f"{clause.address}. {clause.text}").chars(CLAUSE_LETTERS)
