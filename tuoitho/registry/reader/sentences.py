"""What is wrong in a cell, as a sentence that names the cell. Translated where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_noop

from tuoitho.documents.reading.sheets import cell_name

NO_NAME = gettext_noop("chưa có họ và tên.")
NO_CLASS = gettext_noop("chưa có lớp.")
NOT_A_DATE = gettext_noop("ngày sinh “%(text)s” không đọc được; hãy ghi như 05/09/2014.")
NO_SUCH_DAY = gettext_noop("ngày sinh %(text)s không có thật.")
NOT_A_SEX = gettext_noop("giới tính “%(text)s” không rõ; hãy ghi Nam hoặc Nữ.")
BOTH_SEXES = gettext_noop("đánh dấu cả cột Nam và cột Nữ.")
NOT_A_CLASS = gettext_noop("lớp “%(text)s” dài quá 20 ký tự, không giống tên lớp.")

OTHER_LEVEL = gettext_noop("lớp “%(text)s” không thuộc khối lớp của trường này (%(first)s–%(last)s).")
NO_GRADE = gettext_noop("lớp “%(text)s” không bắt đầu bằng số của khối, như 4A1.")
OTHER_AGE = gettext_noop("sinh năm %(year)s thì không thể đang học ở trường này trong năm học %(school_year)s.")
SAME_CODE = gettext_noop("mã “%(text)s” đã có ở dòng %(row)s.")
SAME_PERSON = gettext_noop(
    "trùng họ tên và ngày sinh với dòng %(row)s; nếu là hai người, hãy ghi mã định danh của cả hai."
)
SAME_NAME = gettext_noop("trùng họ tên với dòng %(row)s; nếu là hai người, hãy ghi mã định danh của cả hai.")
ELSEWHERE = gettext_noop(
    "mã “%(text)s” đang có trong danh sách của một trường khác; trường ấy cần ghi em đã chuyển đi trước, "
    "và họ tên phải ghi như ở đó."
)
TWICE_ON_ROLL = gettext_noop("trong danh sách đang có hai người cùng họ tên và ngày sinh; hãy ghi mã định danh.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at a cell (row and column from 1; `sheet` is empty where the file has only one)."""

    row: int
    column: int
    template: str
    values: Mapping[str, object] = field(default_factory=dict)
    sheet: str = ""

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.column)

    def __str__(self) -> str:
        """In the reader's language: “Ô D17: ngày sinh 31/02/2015 không có thật.”"""
        said = gettext(self.template) % self.values
        if self.sheet:
            return gettext("Trang “%(sheet)s”, ô %(cell)s: %(said)s") % {
                "sheet": self.sheet,
                "cell": self.cell,
                "said": said,
            }
        return gettext("Ô %(cell)s: %(said)s") % {"cell": self.cell, "said": said}
