"""What is said of an activity, and how many of whom came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tuoitho.activities import rules
from tuoitho.activities.forms.fields import CountField, DayField, Shown, Versioned, clause_choices
from tuoitho.activities.models import PEOPLE, Activity, Reach, is_contact
from tuoitho.activities.rules import Counted, Details
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause

DETAILS = ("kind", "title", "on_date", "channel", "clause", "place", "note")


@dataclass(frozen=True)
class AudienceRow:
    """One line of the table of audiences."""

    label: str
    invited: BoundField
    reached: BoundField


class LogActivityForm(Shown):
    """Details, and for each audience how many were invited and came."""

    kind = forms.ChoiceField(
        label=_("Loại hoạt động"),
        choices=Activity.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn loại hoạt động.")},
    )
    title = forms.CharField(
        label=_("Tên hoạt động"), max_length=200, error_messages={"required": _("Hãy ghi tên hoạt động.")}
    )
    on_date = DayField(label=_("Ngày thực hiện"))
    channel = forms.ChoiceField(
        label=_("Hình thức"), choices=[("", _("Chưa chọn")), *Activity.Channel.choices], required=False
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    clause = forms.ChoiceField(
        label=_("Thực hiện nội dung nào của kế hoạch"),
        required=False,
        help_text=_("Hoạt động là minh chứng của nội dung này trong kế hoạch và báo cáo."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        unit: Unit,
        clauses: Sequence[Clause],
        today: date,
        initial: dict[str, Any] | None = None,
        named: str = "",
    ) -> None:
        """`named`: the audience known by name, which is not typed as a number."""
        super().__init__(data, initial={"on_date": today, **(initial or {})})
        self.unit, self.today = unit, today
        self.audiences = [audience for audience in Reach.Audience if audience != named]
        kept = self.initial.get("clause", "")
        self.fields["clause"].choices = clause_choices(clauses, kept)  # type: ignore[attr-defined]
        for audience in self.audiences:
            self.fields[f"invited_{audience}"] = CountField(_("%(audience)s: được mời") % {"audience": audience.label})
            self.fields[f"reached_{audience}"] = CountField(_("%(audience)s: đã dự") % {"audience": audience.label})

    def clean_on_date(self) -> date:
        on_date: date = self.cleaned_data["on_date"]
        fault = rules.date_fault(self.unit, on_date, self.today)
        if fault:
            raise forms.ValidationError(fault)
        return on_date

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        for audience in self.audiences:
            invited, reached = f"invited_{audience}", f"reached_{audience}"
            if invited in words and reached in words:
                fault = rules.count_fault(words[invited], words[reached])
                if fault:
                    self.add_error(reached, fault)
        return words

    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in DETAILS})

    def counted(self) -> list[Counted]:
        """Only audiences of whom a number was given."""
        words = self.cleaned_data
        found = ((one, words[f"invited_{one}"], words[f"reached_{one}"]) for one in self.audiences)
        return [Counted(one.value, invited, reached) for one, invited, reached in found if reached is not None]

    def main_rows(self) -> list[AudienceRow]:
        """Audiences whose reach counts for this unit: its own people first at a school, employers first elsewhere."""
        main = [one for one in self.audiences if not is_contact(self.unit, one)]
        if self.unit.kind not in (Unit.Kind.SCHOOL, Unit.Kind.GROUP):
            main.sort(key=lambda one: one in PEOPLE)
        return [self._row(audience) for audience in main]

    def contact_rows(self) -> list[AudienceRow]:
        """Audiences met but counted elsewhere."""
        return [self._row(audience) for audience in self.audiences if is_contact(self.unit, audience)]

    def contacts_open(self) -> bool:
        """Shown unfolded when something stands there."""
        return any(row.invited.value() or row.reached.value() or row.reached.errors for row in self.contact_rows())

    def _row(self, audience: Reach.Audience) -> AudienceRow:
        return AudienceRow(str(audience.label), self[f"invited_{audience}"], self[f"reached_{audience}"])


class EditActivityForm(LogActivityForm, Versioned):
    """The same, of a version: whoever saved in between is not overwritten unseen."""


class WithdrawActivityForm(Versioned):
    because = forms.CharField(
        label=_("Lý do rút"),
        max_length=200,
        help_text=_("Ví dụ: ghi trùng; ghi nhầm ngày; hoạt động không diễn ra."),
        error_messages={"required": _("Hãy ghi lý do rút hoạt động.")},
    )
