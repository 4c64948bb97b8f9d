"""Who keeps a case and who helps: other officers, another ward."""

from typing import Any

from django import forms
from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models import Handover


class OfficerForm(StepForm):
    """One officer of those that the page offers."""

    officer: ModelChoiceField = ModelChoiceField(label=_("Người làm công tác bảo vệ trẻ em"), queryset=None)

    def __init__(self, *args: Any, officers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
        self.fields["officer"].label_from_instance = lambda user: user.full_name  # type: ignore[attr-defined]


class HandToWardForm(StepForm):
    to_ward: ModelChoiceField = ModelChoiceField(label=_("Phường nhận hồ sơ"), queryset=None)
    because = forms.ChoiceField(label=_("Vì sao"), choices=Handover.Because.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Lời gửi nơi nhận: em sống ở đâu, việc gì đang dở"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, wards: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to_ward"].queryset = wards  # type: ignore[attr-defined]


class FollowReformForm(StepForm):
    to_ward: ModelChoiceField = ModelChoiceField(label=_("Phường kế tiếp"), queryset=None, widget=forms.RadioSelect)

    def __init__(self, *args: Any, wards: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to_ward"].queryset = wards  # type: ignore[attr-defined]
        self.fields["to_ward"].empty_label = None  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """Accept or refuse a case that is offered; a refusal says why."""

    note = forms.CharField(label=_("Vì sao không nhận"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
