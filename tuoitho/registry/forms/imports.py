"""A file with a list, and the word that lets it in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.organisations.models import Unit
from tuoitho.registry.reader import Reading
from tuoitho.registry.reader.templates import open_list


class ReadImportForm(forms.Form):
    """A workbook for one unit and school year; clean when its list could be read."""

    school_year = forms.TypedChoiceField(label=gettext_lazy("Năm học"), coerce=int)
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls"}),
        error_messages={"empty": gettext_lazy("Tệp này rỗng. Hãy chọn lại tệp có danh sách.")},
    )

    def __init__(self, *args: Any, unit: Unit, kind: str, years: tuple[int, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.unit, self.kind = unit, kind
        self.fields["school_year"].choices = [(year, f"{year}–{year + 1}") for year in years]  # type: ignore[attr-defined]
        self.data_read = b""
        self.reading: Reading | None = None

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        file: UploadedFile | None = said.get("file")
        if file and said.get("school_year"):
            self.data_read = file.read()
            try:
                self.reading = open_list(
                    file.name or "", self.data_read, self.kind, self.unit.code, said["school_year"]
                )
            except Unreadable as refused:
                self.add_error("file", _(refused.sentence) % refused.values)
        return said


class ConfirmImportForm(forms.Form):
    """`seen`: the stamp of the preview shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=80)
    full_list = forms.BooleanField(required=False)
