"""Fields for answers as people give them: hours, a time of day, a task by its name; "not known" is an answer."""

import difflib
import re
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.folding import fold
from tuoitho.law.work import Entry

UNKNOWN = ("", gettext_lazy("Chưa biết"))
YES_NO = [("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]
_HOURS = re.compile(r"(\d{1,3})(?:\s*(?:[:h]|giờ)\s*([0-5]?\d)?(?:\s*phút)?|[.,](\d{1,2}))?")
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)?\s*([0-5]\d)?")


class ChoiceOrUnknown(forms.ChoiceField):
    """Radio buttons of which none is chosen beforehand; the last is "not known", and so is silence."""

    def __init__(self, choices: Iterable[tuple[str, Any]], **more: Any) -> None:
        every = [*choices, ("unknown", UNKNOWN[1])]
        super().__init__(choices=every, widget=forms.RadioSelect, required=False, **more)

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return None if said in ("", "unknown") else said


class YesNo(ChoiceOrUnknown):
    """True, False, or None for not known."""

    def __init__(self, **more: Any) -> None:
        super().__init__(YES_NO, **more)

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return None if said is None else said == "yes"


class HoursField(forms.CharField):
    """ "4", "4,5", "4h30": a number of hours, at most `most`; None where nothing is written."""

    def __init__(self, most: int, too_many: Any, **more: Any) -> None:
        self.most, self.too_many = most, too_many
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=20, widget=widget, **more)

    def clean(self, value: Any) -> Any:
        said = super().clean(value).strip().lower()
        if not said:
            return None
        found = _HOURS.fullmatch(said)
        if found is None:
            raise forms.ValidationError(_("Hãy ghi số giờ như 4, 4,5 hoặc 4h30."))
        whole, minutes, decimals = found.groups()
        hours = int(whole) + (int(minutes) / 60 if minutes else 0) + (float(f"0.{decimals}") if decimals else 0)
        if hours > self.most:
            raise forms.ValidationError(self.too_many)
        return hours


class ClockField(forms.CharField):
    """ "21:30", "21h30", "21h": a time of day; None where nothing is written."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, max_length=12, widget=widget, **more)

    def clean(self, value: Any) -> Any:
        said = super().clean(value).strip().lower()
        if not said:
            return None
        found = _CLOCK.fullmatch(said)
        if found is None or int(found[1]) > 24 or (int(found[1]) == 24 and int(found[2] or 0)):
            raise forms.ValidationError(_("Hãy ghi giờ như 21:30 hoặc 21h30."))
        return time(int(found[1]) % 24, int(found[2] or 0))


class EntryField(forms.CharField):
    """A task or a place, by its words or its code; the page lists all of them. Gives the code, None for not known."""

    def __init__(self, known: Mapping[str, Entry], list_id: str, **more: Any) -> None:
        self.known, self.list_id = known, list_id
        widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
        super().__init__(required=False, max_length=300, widget=widget, **more)

    @property
    def offered(self) -> list[tuple[str, str]]:
        """(words, article) of every entry, in the reader's language."""
        return [(_text(entry), entry.article) for entry in self.known.values()]

    def clean(self, value: Any) -> Any:
        said = super().clean(value).strip()
        names = {fold(name): code for code, entry in self.known.items() for name in (entry.text, _text(entry), code)}
        if not said or fold(said) in names:
            return names.get(fold(said)) if said else None
        near = [names[one] for one in difflib.get_close_matches(fold(said), names, n=2, cutoff=0.4)]
        holding = [code for name, code in names.items() if fold(said) in name]
        words = "; ".join(f"“{_text(self.known[code])}”" for code in dict.fromkeys([*holding, *near][:3]))
        other = _text(self.known["other"])
        sentence = _("Danh mục không có “%(said)s”. Gần giống: %(near)s. Không có thì chọn “%(other)s”.")
        if not words:
            sentence = _("Danh mục không có “%(said)s”. Hãy chọn một dòng, hoặc “%(other)s”.")
        raise forms.ValidationError(sentence % {"said": said, "near": words, "other": other})


def _text(entry: Entry) -> str:
    """An entry's words in the reader's language; those an installation added stay as they were written."""
    words = entry.text
    return _(words)
