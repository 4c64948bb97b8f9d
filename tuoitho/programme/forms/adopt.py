"""How the reporting years of a plan are counted."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.programme.models import Plan
from tuoitho.programme.rules import Adoption


class AdoptForm(forms.Form):
    """The years end the day before the report is due unless the plan says otherwise. After `is_valid`: `adoption`."""

    last_day = forms.IntegerField(
        label=gettext_lazy("Kỳ báo cáo kết thúc hết ngày"), min_value=1, max_value=31,
        help_text=gettext_lazy("Kỳ sau bắt đầu ngay hôm sau, để không ngày nào bị bỏ sót."),
    )  # fmt: skip
    last_month = forms.IntegerField(label=gettext_lazy("Tháng"), min_value=1, max_value=12)
    five_year_olds = forms.BooleanField(
        label=gettext_lazy("Tính cả trẻ mầm non 5 tuổi trong chỉ tiêu trẻ em được thông tin"), required=False
    )
    cooperatives_with = forms.ChoiceField(
        label=gettext_lazy("Hợp tác xã được tính cùng"),
        help_text=gettext_lazy("Kế hoạch nêu hợp tác xã ở cả hai nhóm của chỉ tiêu 3.2; lựa chọn này in cạnh con số."),
        choices=[
            ("enterprise", gettext_lazy("doanh nghiệp (3.2a)")),
            ("household", gettext_lazy("hộ gia đình (3.2b)")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, plan: Plan, data: Any = None) -> None:
        longest = monthrange(2023, plan.report_month)[1]
        last = date(2023, plan.report_month, min(plan.report_day, longest)) - timedelta(days=1)
        initial = {"last_day": last.day, "last_month": last.month, "cooperatives_with": "enterprise"}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        try:
            date(2024, words.get("last_month", 1), words.get("last_day", 1))
        except ValueError:
            self.add_error("last_day", _("Tháng ấy không có ngày này."))
        return words

    @property
    def adoption(self) -> Adoption:
        words = self.cleaned_data
        last = (words["last_day"], words["last_month"])
        return Adoption(last, words["five_year_olds"], words["cooperatives_with"])
