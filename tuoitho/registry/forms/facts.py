"""A file of facts, and what must be answered with it."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.registry.forms.people import DayField
from tuoitho.registry.models.fact_kinds import FactsRead, read_facts
from tuoitho.registry.models.facts import FactFile

MEANINGS = [
    ("", gettext_lazy("Tệp không dùng những dấu này")),
    ("unexcused", gettext_lazy("vắng không phép")),
    ("excused", gettext_lazy("vắng có phép")),
    ("here", gettext_lazy("có mặt")),
]

ASKED_OF: dict[str, tuple[str, ...]] = {
    FactFile.Kind.ABSENCES: ("plain",),
    FactFile.Kind.POPULATION: ("counted_on", "source"),
    FactFile.Kind.EMPLOYERS: (),
}
ASKED = {name for names in ASKED_OF.values() for name in names}


class ReadFactsForm(forms.Form):
    """Clean when the file could be read. `asked`: the answers, as kept with the file."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Excel hoặc .csv"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
        error_messages={"empty": gettext_lazy("Tệp này rỗng. Hãy chọn lại tệp có danh sách.")},
    )
    plain = forms.ChoiceField(
        label=gettext_lazy("Dấu “x”, “V” trong tệp nghĩa là gì?"), choices=MEANINGS, required=False
    )
    counted_on = DayField(label=gettext_lazy("Số liệu tính đến ngày"))
    source = forms.CharField(
        label=gettext_lazy("Nguồn số liệu"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: điều tra phổ cập giáo dục tháng 10/2024."),
    )

    def __init__(self, *args: Any, kind: str, today: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kind, self.today = kind, today
        for name in ASKED - set(ASKED_OF[kind]):
            del self.fields[name]
        self.data_read = b""
        self.reading: FactsRead | None = None

    @property
    def asked(self) -> dict[str, str]:
        said = {name: self.cleaned_data[name] for name in ASKED_OF[self.kind]}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}

    def clean_counted_on(self) -> date:
        day: date = self.cleaned_data["counted_on"]
        if day > self.today:
            raise forms.ValidationError(_("Ngày này không thể ở sau hôm nay."))
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        file: UploadedFile | None = said.get("file")
        if file and not self.errors:
            self.data_read = file.read()
            try:
                self.reading = read_facts(self.kind, file.name or "", self.data_read, self.asked, self.today)
            except Unreadable as refused:
                self.add_error("file", _(refused.sentence) % refused.values)
        return said


class ConfirmFactsForm(forms.Form):
    """`seen`: the stamp of the preview shown."""

    seen = forms.CharField(max_length=120)
