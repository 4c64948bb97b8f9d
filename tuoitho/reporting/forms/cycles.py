"""Words → clean values, for a whole cycle."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.documents.reading import Unreadable, read_zip
from tuoitho.reporting.rules.words import SILENT, STATES

MOST_FILES = 1000


class OpenCycleForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Năm báo cáo"), min_value=2000, max_value=2100)
    due_on = forms.DateField(
        label=gettext_lazy("Ngày cuối cùng nhận báo cáo"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("“Trước ngày 18/11” nghĩa là hết ngày 17/11. Có thể đặt sớm hơn."),
    )


class StateForm(forms.Form):
    """Which reports of the cycle to list."""

    state = forms.ChoiceField(
        label=gettext_lazy("Bước"),
        required=False,
        choices=[
            ("", gettext_lazy("Tất cả")),
            ("silent", SILENT),
            *((state.value, words) for state, words in STATES.items()),
            ("late", gettext_lazy("Chậm")),
        ],
    )


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Many files; each .zip among them is opened."""

    def __init__(self, **words: Any) -> None:
        super().__init__(widget=_ManyFiles(attrs={"accept": ".xlsx,.zip"}), **words)

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        uploads = data if isinstance(data, list | tuple) else [data]
        if not uploads or uploads == [None]:
            raise forms.ValidationError(self.error_messages["required"])
        found = [one for upload in uploads for one in _unpacked(upload)]
        if len(found) > MOST_FILES:
            raise forms.ValidationError(_("Mỗi lần nhận nhiều nhất %(most)s tệp.") % {"most": MOST_FILES})
        return found


class ReceiveWorkbooksForm(forms.Form):
    workbooks = _FilesField(label=gettext_lazy("Các tệp trường gửi lại"))


def _unpacked(upload: UploadedFile) -> list[tuple[str, bytes]]:
    name, data = upload.name or "", upload.read()
    if not name.lower().endswith(".zip"):
        return [(name, data)]
    try:
        inside = read_zip(name, data)
        return [(path.rsplit("/", 1)[-1], body) for path, body in inside if path.lower().endswith((".xlsx", ".xls"))]
    except Unreadable as error:
        raise forms.ValidationError(_(error.sentence) % error.values) from None
