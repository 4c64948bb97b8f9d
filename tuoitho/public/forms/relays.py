"""Words into clean values; nothing is saved here."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class AcknowledgeForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Họ và tên chủ nhóm"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Hãy ghi họ và tên.")},
    )
    digits = forms.CharField(
        label=gettext_lazy("Bốn số cuối điện thoại của nhóm"),
        help_text=gettext_lazy("Số điện thoại nhóm đã đăng ký với nhà trường hướng dẫn."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
        error_messages={"required": gettext_lazy("Hãy ghi bốn số cuối.")},
    )

    def clean_digits(self) -> str:
        digits = self.cleaned_data["digits"].strip()
        if not re.fullmatch(r"[0-9]{4}", digits):
            raise forms.ValidationError(_("Cần đúng bốn chữ số."))
        return digits
