"""The numbers to call, and what the law leaves open."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.actions.settings import Chosen
from tuoitho.cases.models import CaseSettings

YES_NO = [("yes", _("Có")), ("no", _("Không"))]


class PhoneField(forms.CharField):
    """A number as people write it: digits, spaces, dots, a plus in front."""

    widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def clean(self, value: str | None) -> str:
        number = super().clean(value)
        if not re.fullmatch(r"\+?[0-9][0-9 .]*", number) or not 3 <= len(re.sub(r"\D", "", number)) <= 15:
            raise forms.ValidationError(gettext("Số điện thoại gồm 3 đến 15 chữ số."))
        return number


class KeepSettingsForm(forms.Form):
    helpline = PhoneField(
        label=_("Tổng đài quốc gia bảo vệ trẻ em"),
        max_length=20,
        help_text=_("111: miễn phí, ngày đêm (NĐ 56/2017 Đ.22–23). Chỉ đổi khi nhà nước đổi số."),
    )
    centre_name = forms.CharField(label=_("Trung tâm của thành phố"), max_length=120)
    centre_phone = PhoneField(
        label=_("Số của trung tâm"),
        max_length=40,
        help_text=_("Hãy gọi thử trước khi lưu."),
    )
    plan_clock_from = forms.ChoiceField(
        label=_("5 ngày làm việc để lập kế hoạch tính từ"),
        choices=CaseSettings.PlanClock.choices,
        widget=forms.RadioSelect,
        help_text=_("NĐ 56/2017 Đ.28.1 không nói tính từ lúc nào. Thời hạn đang chạy không đổi theo."),
    )
    counts_older = forms.ChoiceField(
        label=_("Chỉ tiêu 1.2 có đếm người 16, 17 tuổi được hỗ trợ"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text=_("Luật Trẻ em dừng ở dưới 16 tuổi, chỉ tiêu nói đến dưới 18. Số liệu được tính lại ngay."),
    )
    referral_days = forms.IntegerField(
        label=_("Đề nghị phối hợp quay lại nơi gửi sau, số ngày làm việc"),
        min_value=1,
        max_value=60,
        help_text=_("Luật không định số ngày này. Nơi nhận chưa trả lời thì việc hiện lại trên bàn của người gửi."),
    )
    retention_years = forms.IntegerField(
        label=_("Giữ thông tin nhận dạng sau khi đóng hồ sơ, số năm"),
        min_value=1,
        max_value=100,
        help_text=_("Hết hạn thì tên, địa chỉ, lời kể được xoá; số đếm và các bước vẫn còn."),
    )
    report_retention_years = forms.IntegerField(
        label=_("Giữ nội dung tin báo không dẫn đến hồ sơ, số năm sau khi đóng"),
        min_value=1,
        max_value=100,
        help_text=_("Rút ngắn thì một tháng sau mới có hiệu lực, để Chủ tịch kịp xem."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def chosen(self) -> Chosen:
        """What a whole form asks to put in force."""
        words = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Chosen(**words | {"counts_older": words["counts_older"] == "yes"})
