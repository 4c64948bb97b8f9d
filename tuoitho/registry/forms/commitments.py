"""Commitments in words."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.registry.forms.people import DayField
from tuoitho.registry.models import EmployerCommitment

MOST_BYTES = 10_000_000
_KINDS = {b"%PDF": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG": "image/png"}


def kind_of(data: bytes) -> str:
    """The media type of a scan by its first bytes; "" for anything else."""
    return next((kind for start, kind in _KINDS.items() if data.startswith(start)), "")


class SignCommitmentForm(forms.Form):
    signed_on = DayField(label=gettext_lazy("Ngày ký"))
    review_on = DayField(
        label=gettext_lazy("Ngày xem lại"), help_text=gettext_lazy("Danh sách cơ sở nhắc khi đến ngày này.")
    )
    paper = forms.FileField(
        label=gettext_lazy("Bản cam kết đã ký (ảnh hoặc .pdf)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def clean_paper(self) -> tuple[str, bytes] | None:
        file: UploadedFile | None = self.cleaned_data["paper"]
        if not file:
            return None
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn hơn 10 MB. Hãy chụp hoặc quét lại nhỏ hơn."))
        data = file.read()
        if not kind_of(data):
            raise forms.ValidationError(_("Chỉ nhận ảnh .jpg, .png hoặc tệp .pdf."))
        return file.name or "cam-ket", data

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        signed, review = said.get("signed_on"), said.get("review_on")
        if signed and review and review <= signed:
            self.add_error("review_on", _("Ngày xem lại phải sau ngày ký."))
        return said


class ReviewCommitmentForm(forms.Form):
    reviewed_on = DayField(label=gettext_lazy("Xem lại ngày"))
    result = forms.ChoiceField(
        label=gettext_lazy("Kết quả"), choices=EmployerCommitment.Result.choices, widget=forms.RadioSelect
    )
