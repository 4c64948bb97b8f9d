"""Safe contact and consent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.forms.nd56 import NoteForm, StepForm
from tuoitho.cases.models import Consent
from tuoitho.registry.forms.people import DayField

MAX_PAPER = 20 * 1024 * 1024
_STARTS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class KeepContactForm(StepForm):
    who = forms.CharField(label=gettext_lazy("Liên hệ với ai"), max_length=200, required=False)
    how = forms.CharField(label=gettext_lazy("Bằng cách nào"), max_length=300, required=False)
    when = forms.CharField(label=gettext_lazy("Lúc nào"), max_length=200, required=False)


class RecordConsentForm(StepForm):
    about = forms.ChoiceField(
        label=gettext_lazy("Đồng ý việc gì"), choices=Consent.About.choices, widget=forms.RadioSelect
    )
    given_by = forms.ChoiceField(
        label=gettext_lazy("Người đồng ý"), choices=Consent.From.choices, widget=forms.RadioSelect
    )
    who = forms.CharField(label=gettext_lazy("Họ tên người đồng ý"), max_length=120, required=False)
    given_on = DayField(label=gettext_lazy("Ngày đồng ý"))
    words = forms.CharField(
        label=gettext_lazy("Điều đã đồng ý, bằng lời của họ"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    paper = forms.FileField(label=gettext_lazy("Bản có chữ ký (PDF, JPG, PNG, nhiều nhất 20 MB)"), required=False)

    def clean_paper(self) -> tuple[str, bytes] | None:
        """Name and bytes; what a file is, its first bytes say."""
        file: Any = self.cleaned_data["paper"]
        if not file:
            return None
        if file.size > MAX_PAPER:
            raise ValidationError(_("Tệp lớn hơn 20 MB. Hãy quét ở độ phân giải thấp hơn."))
        data = file.read()
        if not data.startswith(_STARTS):
            raise ValidationError(_("Tệp không phải là PDF, JPG hoặc PNG. Hãy quét lại thành một trong ba loại ấy."))
        return file.name, data


class WithdrawConsentForm(NoteForm):
    consent: ModelChoiceField = ModelChoiceField(
        label=gettext_lazy("Sự đồng ý nào"), queryset=None, widget=forms.RadioSelect, to_field_name="key"
    )
    field_order = ("consent", "note", "seen")

    def __init__(self, *args: Any, consents: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["consent"].queryset = consents  # type: ignore[attr-defined]
        self.fields["consent"].empty_label = None  # type: ignore[attr-defined]
        self.fields["consent"].label_from_instance = consent_words  # type: ignore[attr-defined]


def consent_words(consent: Consent) -> str:
    """What was agreed to, by whom, when."""
    said = [consent.get_about_display(), consent.who or consent.get_given_by_display(), f"{consent.given_on:%d/%m/%Y}"]
    return " · ".join(said)
