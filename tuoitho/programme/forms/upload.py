"""A plan's file, read on the spot."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.documents.reading import Unreadable, read_text
from tuoitho.programme.reader import PlanText, ReadingError, read_plan

LARGEST = 20 * 1024 * 1024


class UploadForm(forms.Form):
    """After `is_valid`: `content` is the file's bytes, `read` the plan in it."""

    file = forms.FileField(
        label=gettext_lazy("Tệp kế hoạch (.docx, .pdf có chữ, .txt)"),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp nào."),
            "empty": gettext_lazy("Tệp rỗng, không có gì để đọc."),
        },
    )
    content: bytes
    read: PlanText

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Tệp lớn hơn 20 MB. Hãy bỏ ảnh trong tệp, hoặc lưu lại thành .docx."))
        self.content = file.read()
        try:
            self.read = read_plan(read_text(file.name, self.content))
        except Unreadable as failure:
            raise forms.ValidationError(_(failure.sentence) % failure.values) from failure
        except ReadingError as failure:
            raise forms.ValidationError(
                _("Tệp không có chữ nào để đọc. Hãy dùng bản có chữ thay cho ảnh quét.")
            ) from failure
        return file
