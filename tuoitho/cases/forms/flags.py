"""What is written on a card of early warning. Nothing is chosen beforehand."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models.flags import Deed, NotNeeded, Outcome
from tuoitho.cases.models.weighing import MOST_POINTS, MOST_WEIGHT
from tuoitho.registry.forms.people import DayField

NOTE: dict[str, Any] = {"max_length": 2000, "required": False, "widget": forms.Textarea(attrs={"rows": 3})}
NOTE_HINT = _("Chỉ ghi điều đã thấy, đã làm; không ghi suy đoán. Ghi chú bị xoá khi thẻ hết hạn.")


class ActOnFlagForm(StepForm):
    deeds = forms.MultipleChoiceField(label=_("Đã làm gì"), choices=Deed.choices, widget=forms.CheckboxSelectMultiple)
    check_on = DayField(label=_("Xem lại vào ngày"), help_text=_("Trong vòng 30 ngày."))
    note = forms.CharField(label=_("Ghi chú"), help_text=NOTE_HINT, **NOTE)


class CheckBackForm(StepForm):
    outcome = forms.ChoiceField(label=_("Kết quả ra sao"), choices=Outcome.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Ghi chú"), help_text=NOTE_HINT, **NOTE)


class DismissFlagForm(StepForm):
    reason = forms.ChoiceField(label=_("Vì sao bỏ thẻ"), choices=NotNeeded.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Ghi chú"), help_text=NOTE_HINT, **NOTE)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("reason") == NotNeeded.OTHER and not said.get("note", "").strip():
            self.add_error("note", _("Hãy ghi lý do."))
        return said


class SetFlagLimitForm(forms.Form):
    per_person = forms.IntegerField(
        label=_("Mỗi người theo dõi cùng lúc nhiều nhất mấy thẻ"), min_value=1, max_value=40
    )


class SetWeightsForm(StepForm):
    """A whole number for each fact that can count. `seen`: how many settings were there."""

    least = forms.IntegerField(
        label=_("Từ bao nhiêu điểm thì lập thẻ"), min_value=1, max_value=MOST_POINTS, help_text=_("Ít hơn thì không.")
    )
    reason = forms.CharField(label=_("Vì sao đổi"), max_length=400)

    def __init__(self, *args: Any, labels: Mapping[str, Any], **more: Any) -> None:
        super().__init__(*args, **more)
        for code, label in labels.items():
            self.fields[f"points_{code}"] = forms.IntegerField(label=label, min_value=0, max_value=MOST_WEIGHT)

    @property
    def points(self) -> dict[str, int]:
        """Code → points."""
        return {
            name.removeprefix("points_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("points_")
        }

    @property
    def weighed(self) -> list[forms.BoundField]:
        """The fields of the weights."""
        return [self[name] for name in self.fields if name.startswith("points_")]
