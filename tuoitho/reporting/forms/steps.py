"""Words → clean values, for the steps of a report through the office."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from tuoitho.reporting.rules.questions import title_of


class ConfirmForm(forms.Form):
    """Nothing to fill in: only to be sure."""


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Cần sửa gì"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class NumberForm(forms.Form):
    serial = forms.IntegerField(label=_("Số văn bản"), min_value=1, max_value=9999)
    numbered_on = forms.DateField(
        label=_("Ngày văn bản"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class UploadScanForm(forms.Form):
    scan = forms.FileField(
        label=_("Bản quét có chữ ký và dấu"),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=_("PDF, JPG hoặc PNG, nhiều nhất 20 MB."),
    )

    def file(self) -> tuple[str, bytes]:
        upload: UploadedFile = self.cleaned_data["scan"]
        return upload.name or "", upload.read()


class ReturnReportForm(forms.Form):
    """A remark on each figure and section, empty where there is none, and a note on the whole."""

    def __init__(self, *args: Any, abouts: list[str], **words: Any) -> None:
        super().__init__(*args, **words)
        self.abouts = abouts
        self.fields["note"] = forms.CharField(
            label=_("Nhận xét chung"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
        )
        for about in abouts:
            self.fields[f"about_{about}"] = forms.CharField(
                label=title_of(about), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=2000
            )

    def remarks(self) -> dict[str, str]:
        return {about: self.cleaned_data[f"about_{about}"] for about in self.abouts}
