"""What the steps ask that are no form of the decree."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import NoteForm, StepForm
from tuoitho.cases.models import Call
from tuoitho.registry.forms.people import DayField

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


class ExtendSeparationForm(NoteForm):
    body = forms.CharField(label=_("Cơ quan yêu cầu, số và ngày văn bản"), max_length=200)
    until = DayField(label=_("Cách ly đến hết ngày"))
    field_order = ("body", "until", "note", "seen")
