"""What taking a case's file out, and keeping it longer, ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.registry.forms.people import DayField


class ExportCaseForm(forms.Form):
    reason = forms.CharField(
        label=_("Xuất cho ai, để làm gì"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In trên từng trang cùng tên bạn và giờ xuất, và ghi vào nhật ký của hồ sơ."),
    )


class HoldBackForm(forms.Form):
    until = DayField(label=_("Giữ đến ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class ReleaseHoldForm(forms.Form):
    """Asks only "do it?"."""
