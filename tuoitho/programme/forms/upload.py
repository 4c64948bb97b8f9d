"""A plan's file, read on the spot."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.documents.reading import Unreadable, read_text
from tuoitho.programme.reader import PlanText, ReadingError, read_plan

LARGEST = 20 * 1024 * 1024
# Some two hundred pages, and a paragraph of five; what is longer is no plan, and would be read for minutes.
MOST_LETTERS = 400_000
LONGEST_LINE = 15_000


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
            lines = read_text(file.name, self.content)
            if sum(map(len, lines)) > MOST_LETTERS or max(map(len, lines)) > LONGEST_LINE:
                raise forms.ValidationError(
                    _("Tệp dài hơn một kế hoạch. Hãy chỉ giữ lại phần văn bản của kế hoạch rồi tải lên.")
                )
            self.read = read_plan(lines)
        except Unreadable as failure:
            raise forms.ValidationError(_(failure.sentence) % failure.values) from failure
        except ReadingError as failure:
            raise forms.ValidationError(
                _("Tệp không có chữ nào để đọc. Hãy dùng bản có chữ thay cho ảnh quét.")
            ) from failure
        return file
