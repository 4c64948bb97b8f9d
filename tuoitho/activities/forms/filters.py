"""What to list. A filter that cannot be is dropped."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.activities.forms.fields import clause_choices
from tuoitho.activities.models import Activity, Reach
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause


class FilterForm(forms.Form):
    """Reporting year, unit, kind, audience, clause, month; each empty for all."""

    year = forms.ChoiceField(label=_("Năm báo cáo"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Mọi loại")), *Activity.Kind.choices], required=False)
    audience = forms.ChoiceField(
        label=_("Đối tượng"), choices=[("", _("Mọi đối tượng")), *Reach.Audience.choices], required=False
    )
    clause = forms.ChoiceField(label=_("Nội dung kế hoạch"), required=False)
    month = forms.ChoiceField(label=_("Tháng"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        periods: Sequence[Period],
        units: Sequence[Unit],
        clauses: Sequence[Clause],
        today: date,
    ) -> None:
        years = {str(period.year): period for period in periods}
        running = [year for year, period in years.items() if period.starts_on <= today <= period.ends_on]
        asked = data.get("year", "")
        self.period = years.get(asked) or (years[running[0]] if running else next(iter(years.values()), None))
        chosen = {**{name: data.get(name, "") for name in self.base_fields}, "year": self._year()}
        super().__init__(chosen)
        choices: dict[str, list[tuple[str, Any]]] = {
            "year": [(year, year) for year in years],
            "unit": [("", _("Mọi đơn vị")), *((unit.code, unit.name) for unit in units)],
            "clause": [("", _("Mọi nội dung")), *clause_choices(clauses, data.get("clause", ""))[1:]],
            "month": [("", _("Cả năm")), *_months(self.period)],
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"
        self.fields["unit"].disabled = len(units) < 2
        self.full_clean()

    def _year(self) -> str:
        return str(self.period.year) if self.period else ""

    @property
    def chosen(self) -> dict[str, str]:
        """Filters that hold, by name."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    def fields_shown(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not self.fields[name].disabled]


def _months(period: Period | None) -> list[tuple[str, str]]:
    """The calendar months the period touches, as ``2024-06`` and ``06/2024``."""
    if period is None:
        return []
    first = period.starts_on.year * 12 + period.starts_on.month - 1
    last = period.ends_on.year * 12 + period.ends_on.month - 1
    pairs = [divmod(number, 12) for number in range(first, last + 1)]
    return [(f"{year}-{month + 1:02}", f"{month + 1:02}/{year}") for year, month in pairs]
