"""Numbers a unit states, as people type them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.figures.printing import format_count
from tuoitho.figures.reading import Doubtful, Unreadable, parse_count
from tuoitho.registry.forms.people import DayField
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.stated import Span, Stated

_SOURCED = "children.resident"


class CountField(forms.CharField):
    """A number of people: 1.234, 1 234 and 1234 are one; blank is None, for missing is not zero."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **more)

    def clean(self, value: Any) -> int | None:
        number = parse_count(super().clean(value))
        if isinstance(number, Doubtful | Unreadable):
            raise forms.ValidationError(_(number.sentence.template) % number.sentence.arguments)
        if number is not None and number > 99_999_999:
            raise forms.ValidationError(_("Số này quá lớn. Hãy xem lại."))
        return number


class StateHeadcountsForm(forms.Form):
    """One field for each measure a unit states, two where it may be known only as from–to.

    `known`: rolls known by name that bound what is stated. `spans` and `seen` are what the action takes.
    """

    counted_on = DayField(label=gettext_lazy("Số liệu tính đến ngày"))
    source = forms.CharField(
        label=gettext_lazy("Nguồn số liệu"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ví dụ: điều tra phổ cập giáo dục tháng 10/2024, sổ họp cha mẹ học sinh."),
    )

    def __init__(
        self,
        *args: Any,
        asked: tuple[Stated, ...],
        rows: Mapping[str, Headcount],
        known: Mapping[str, int],
        today: date,
        **more: Any,
    ) -> None:
        self.asked, self.rows, self.known, self.today = asked, rows, known, today
        more["initial"] = {**self._first_values(), **more.get("initial", {})}
        super().__init__(*args, **more)
        for one in asked:
            self.fields[_name(one.measure)] = CountField(label=one.label)
            if one.span:
                self.fields[_name(one.measure, "high")] = CountField(label=gettext_lazy("đến"))
            version = forms.IntegerField(widget=forms.HiddenInput, required=False)
            self.fields[_name(one.measure, "version")] = version

    @property
    def lines(self) -> Iterator[tuple[BoundField, BoundField | None, BoundField, Headcount | None]]:
        """(field, its upper end if it has one, its version, what was saved) of each measure."""
        for one in self.asked:
            high = self[_name(one.measure, "high")] if one.span else None
            yield self[_name(one.measure)], high, self[_name(one.measure, "version")], self.rows.get(one.measure)

    @property
    def spans(self) -> dict[str, Span | None]:
        """What is stated: measure → (low, high), or None for a blank."""
        return {one.measure: self._span(one) for one in self.asked}

    @property
    def seen(self) -> dict[str, int]:
        """The versions before the person's eyes."""
        versions = {one.measure: self.cleaned_data.get(_name(one.measure, "version")) for one in self.asked}
        return {measure: version for measure, version in versions.items() if version}

    def show_both(self) -> None:
        """After someone else saved: keep what was typed, take their versions, so that saving again is a decision."""
        typed = dict(self.data.items())
        for one in self.asked:
            row = self.rows.get(one.measure)
            typed[self.add_prefix(_name(one.measure, "version"))] = str(row.version) if row else ""
        self.data = typed

    def clean_counted_on(self) -> date:
        day: date = self.cleaned_data["counted_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ngày tính số liệu không thể ở sau hôm nay."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        bounds: dict[str, int | None] = dict(self.known)
        for one in self.asked:
            span = self._span(one)
            bounds[one.measure] = span[0] if span else None
            if span:
                self._check(one, span, bounds)
        if said.get(_name(_SOURCED)) is not None and not said.get("source"):
            self.add_error("source", _("Số trẻ em sống trên địa bàn cần có nguồn: cuộc điều tra nào, tháng nào."))
        return said

    def _check(self, one: Stated, span: Span, bounds: Mapping[str, int | None]) -> None:
        low, high = span
        if low > high:
            self.add_error(_name(one.measure, "high"), _("Số sau phải bằng hoặc lớn hơn số trước."))
        if not one.of:
            return
        whole, label = bounds.get(one.of), self._label(one.of)
        if whole is None:
            self.add_error(_name(one.of) if _name(one.of) in self.fields else None, _("Hãy ghi số này trước."))
        elif max(low, high) > whole:
            self.add_error(
                _name(one.measure),
                _("%(part)s lớn hơn “%(label)s” (%(whole)s). Số người trong nhóm không thể nhiều hơn cả nhóm.")
                % {"part": format_count(max(low, high)), "label": label, "whole": format_count(whole)},
            )

    def _label(self, measure: str) -> str:
        return next((str(one.label) for one in self.asked if one.measure == measure), _("danh sách của đơn vị"))

    def _span(self, one: Stated) -> Span | None:
        low = self.cleaned_data.get(_name(one.measure))
        high = self.cleaned_data.get(_name(one.measure, "high")) if one.span else None
        if low is None and high is None:
            return None
        return (low if low is not None else 0), (high if high is not None else low or 0)

    def _first_values(self) -> dict[str, object]:
        values: dict[str, object] = {}
        for measure, row in self.rows.items():
            values[_name(measure)], values[_name(measure, "version")] = row.low, row.version
            if row.high != row.low:
                values[_name(measure, "high")] = row.high
        return values


def _name(measure: str, part: str = "") -> str:
    """`caregivers.informed` as the name of a field."""
    return "_".join(filter(None, [measure.replace(".", "_"), part]))
