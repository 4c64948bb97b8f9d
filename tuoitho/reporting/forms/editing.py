"""Words → clean values, for what a report says."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tuoitho.reporting.models import HELP_ON_CASES, SECTIONS, Figure, Passage
from tuoitho.reporting.rules.series import ALL
from tuoitho.reporting.rules.typed import read_people, value_fault

Value = tuple[int | None, int | None, int | None]


class ChangeFigureForm(forms.Form):
    """People as they were typed. What can be read in two ways is asked about once, and then taken."""

    low = forms.CharField(required=False, max_length=20)
    high = forms.CharField(
        required=False, max_length=20, help_text=_("Chỉ điền khi không biết chính xác: nhiều nhất là bao nhiêu.")
    )
    denominator = forms.CharField(required=False, max_length=20)
    reason = forms.CharField(
        label=_("Lý do số này khác hồ sơ"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    confirmed = forms.BooleanField(label=_("Tôi đã xem và xác nhận cách hiểu ở trên"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, figure: Figure, **words: Any) -> None:
        super().__init__(*args, **words)
        series = ALL[figure.series]
        self.fields["low"].label = str(series.numerator).capitalize()
        self.fields["high"].label = _("Nhiều nhất")
        self.fields["denominator"].label = str(series.denominator).capitalize()
        self.doubts: list[str] = []
        if not self.is_bound:
            del self.fields["confirmed"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        whole = self._read("denominator", None)
        low = self._read("low", whole)
        high = self._read("high", whole)
        value: Value = (low, low if high is None else high, whole)
        if not self.errors:
            if fault := value_fault(*value):
                self.add_error(None, fault)
            elif self.doubts and not said.get("confirmed"):
                self.add_error("confirmed", _("Hãy đọc cách hiểu rồi đánh dấu, hoặc sửa số."))
        if not self.doubts:
            self.fields.pop("confirmed", None)
        return said | {"value": value}

    def _read(self, name: str, whole: int | None) -> int | None:
        typed = read_people(self.cleaned_data.get(name), whole)
        if typed.fault:
            self.add_error(name, typed.fault)
        if typed.doubt:
            self.doubts.append(typed.doubt)
        return typed.count

    def take_version(self, version: int) -> None:
        """Show the form again so that saving it once more keeps this version's words."""
        self.data = QueryDict(urlencode(dict(self.data.items()) | {"version": str(version)}))


class WritePassagesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, passages: dict[str, Passage], **words: Any) -> None:
        super().__init__(*args, **words)
        for section, title in SECTIONS.items():
            known = passages.get(section)
            self.fields[section] = forms.CharField(
                label=title,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4}),
                initial=known.text if known else "",
                help_text=HELP_ON_CASES if section == "cases" else "",
            )
            self.fields[f"{section}_nothing"] = forms.BooleanField(
                label=_("Không phát sinh"), required=False, initial=bool(known and known.nothing)
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for section in SECTIONS:
            if said.get(section, "").strip() and said.get(f"{section}_nothing"):
                self.add_error(
                    section, _("Mục này vừa có nội dung vừa đánh dấu không phát sinh. Hãy giữ một trong hai.")
                )
        return said

    def passages(self) -> dict[str, tuple[str, bool]]:
        said = self.cleaned_data
        return {section: (said[section], said[f"{section}_nothing"]) for section in SECTIONS}

    def take_version(self, version: int) -> None:
        self.data = QueryDict(urlencode(dict(self.data.items()) | {"version": str(version)}))


class RefreshFiguresForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    text = forms.CharField(label=_("Trả lời của trường"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
