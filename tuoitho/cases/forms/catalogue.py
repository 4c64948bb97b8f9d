"""An entry of the catalogue in words."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import CatalogueEntry
from tuoitho.cases.models.catalogue import CONFIDENCES, MARKS
from tuoitho.law.confidence import Confidence
from tuoitho.registry.forms.people import DayField

MARKED = [
    ("hazardous", _("Cấm với mọi người dưới 18 tuổi")),
    ("light", _("Việc nhẹ: được làm từ đủ 13 tuổi")),
    ("arts", _("Nghệ thuật, thể thao: được làm cả khi chưa đủ 13 tuổi nếu có chấp thuận")),
    ("extra", _("Từ đủ 15 tuổi được làm thêm giờ, làm đêm")),
]
VERIFIED = [choice for choice in CONFIDENCES if choice[0] is not Confidence.MEMORY]


class EditEntryForm(forms.Form):
    """`words`: what the action takes."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    text = forms.CharField(label=_("Nội dung"), max_length=300, help_text=_("Tóm lại bằng lời của mình."))
    article = forms.CharField(label=_("Điều, mục của văn bản"), max_length=60, help_text="TT 09/2020 PL III.4")
    marks = forms.MultipleChoiceField(
        label=_("Luật nói gì"), choices=MARKED, required=False, widget=forms.CheckboxSelectMultiple
    )
    confidence = forms.ChoiceField(label=_("Mức xác minh"), choices=CONFIDENCES, widget=forms.RadioSelect)
    source = forms.CharField(label=_("Đọc ở đâu"), max_length=300, help_text=_("Số công báo, địa chỉ trang, ngày đọc."))
    starts_on = DayField(label=_("Áp dụng cho việc làm từ ngày"))

    @property
    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        plain = {name: said[name] for name in ("text", "article", "confidence", "source")}
        return plain | {mark: mark in said["marks"] for mark in MARKS}


class AddEntryForm(EditEntryForm):
    of = forms.ChoiceField(label=_("Việc hay nơi làm"), choices=CatalogueEntry.Of.choices, widget=forms.RadioSelect)
    code = forms.CharField(
        label=_("Mã"),
        max_length=40,
        help_text="TT09-III.4",
        validators=[RegexValidator(r"^[\w.-]+\Z", _("Mã chỉ gồm chữ, số, dấu chấm và gạch nối."))],
    )
    field_order = ("of", "code", "text", "article", "marks", "confidence", "source", "starts_on", "seen")


class VerifyEntryForm(forms.Form):
    seen = forms.IntegerField(widget=forms.HiddenInput)
    confidence = forms.ChoiceField(label=_("Đã đọc ở đâu"), choices=VERIFIED, widget=forms.RadioSelect)
    source = forms.CharField(label=_("Nguồn"), max_length=300, help_text=_("Số công báo, địa chỉ trang, ngày đọc."))
