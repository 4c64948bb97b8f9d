"""What the steps ask that are no form of the decree."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import NoteForm, StepForm
from tuoitho.cases.models import Call

CLOSED_BECAUSE = [
    ("stable", _("Không còn nguy cơ và đã ổn định")),
    ("unfounded", _("Xác minh không có dấu hiệu như tin báo")),
    ("moved", _("Đã chuyển đến nơi khác, nơi ấy đã nhận")),
    ("of_age", _("Đã đủ 18 tuổi")),
    ("labour", _("Đã chuyển cán bộ lao động xử lý")),
    ("died", _("Trẻ em đã mất")),
]


class ProposeClosingForm(NoteForm):
    reason = forms.ChoiceField(label=_("Lý do đóng hồ sơ"), choices=CLOSED_BECAUSE, widget=forms.RadioSelect)
    field_order = ("reason", "note", "seen")


class RecordCallForm(StepForm):
    to = forms.ChoiceField(label=_("Đã gọi"), choices=Call.To.choices, widget=forms.RadioSelect)
    called_at = forms.DateTimeField(
        label=_("Lúc"),
        input_formats=["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput(format="%H:%M %d/%m/%Y", attrs={"placeholder": "08:30 09/11/2024"}),
        help_text=_("Giờ và ngày, ví dụ 08:30 09/11/2024."),
    )
    spoke_with = forms.CharField(label=_("Gặp ai"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Nội dung"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class AssignForm(StepForm):
    owner: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Người phụ trách mới"), queryset=None)

    def __init__(self, *args: Any, officers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"].queryset = officers  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = lambda user: user.full_name  # type: ignore[attr-defined]
