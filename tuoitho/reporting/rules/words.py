"""The words of states and verbs, as people read them."""

from django.utils.translation import gettext_lazy as _

from tuoitho.reporting.workflow import State

STATES = {
    State.DRAFT: _("Đang soạn"),
    State.FOR_SIGNATURE: _("Chờ ký"),
    State.SIGNED: _("Đã ký"),
    State.SUBMITTED: _("Đã gửi, chờ duyệt"),
    State.RETURNED: _("Trả lại để sửa"),
    State.ACCEPTED: _("Đã duyệt"),
    State.LOCKED: _("Đã khoá"),
}
SILENT = _("Chưa mở")
# What was done, for the list of steps.
DONE = {
    "begin": _("Lấy số liệu từ hồ sơ"),
    "change_figure": _("Sửa số liệu"),
    "write_passages": _("Viết phần lời"),
    "refresh_figures": _("Lấy lại số liệu từ hồ sơ"),
    "file_workbook": _("Nhận số liệu từ tệp Excel"),
    "undo_workbook": _("Hoàn tác tệp Excel"),
    "present": _("Trình ký"),
    "send_back": _("Trả lại để soạn tiếp"),
    "sign": _("Ký"),
    "number": _("Vào sổ, lấy số"),
    "upload_scan": _("Nộp bản quét"),
    "submit": _("Gửi phòng"),
    "return_report": _("Phòng trả lại"),
    "accept": _("Phòng duyệt"),
    "except_scan": _("Phòng nhận không cần bản quét"),
    "lock": _("Khoá khi tổng hợp"),
    "unlock": _("Mở khoá"),
}
