"""Fields of this room."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tuoitho.figures.reading import Doubtful, Unreadable, parse_percent


class PercentField(forms.Field):
    """A percentage as people type it: 90, 90%, 92,5 %. What can be read in two ways is asked back."""

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, Decimal):
            return value
        read = parse_percent(value)
        if isinstance(read, Unreadable):
            raise forms.ValidationError(_(read.sentence.template) % read.sentence.arguments)
        if isinstance(read, Doubtful):
            question = _(read.sentence.template) % read.sentence.arguments
            raise forms.ValidationError(f"{question} {_('Hãy gõ kèm dấu % cho rõ.')}")
        return None if read is None else round(Decimal(read.numerator) / Decimal(read.denominator), 2)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}%".replace(".", ",")
        return value


class LinesField(forms.Field):
    """A list, one entry a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> list[str]:
        text = value if isinstance(value, str) else "\n".join(value or [])
        return [line.strip() for line in text.splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)
