"""What the verbs of a report are called, and the three answers its reporter hears."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import Report
from tuoitho.cases.pages.words import Verb
from tuoitho.cases.workflow import ReportState

REPORT_VERBS: dict[str, Verb] = {
    "file_report": Verb(_("Đã báo tin"), "", ""),
    "receive_report": Verb(_("Đã ghi nhận tin"), "", ""),
    "receive_tip": Verb(_("Đã nhận tin"), "", ""),
    "take": Verb(
        _("Nhận xử lý"), _("Nhận xử lý"), _("Từ lúc này bạn xử lý tin; người khác mở ra sẽ thấy tên bạn."), "hand-index"
    ),
    "ask_school": Verb(
        _("Đề nghị trường phối hợp"),
        _("Đề nghị trường phối hợp"),
        _("Ghi việc cần trường giúp. Đừng chép lại lời kể hay chuyện của em: người đọc là người đã báo tin."),
        "chat-left-text",
    ),
    "answer_ward": Verb(
        _("Trường trả lời"),
        _("Trả lời phường"),
        _("Ghi việc trường đã làm. Không hỏi dò em, không đến nhà hay nơi em làm."),
        "reply",
    ),
    "forward": Verb(
        _("Chuyển nơi xảy ra"),
        _("Chuyển nơi khác trong phần mềm"),
        _("Chuyển ngay đến phường nơi xảy ra việc, hoặc Trung tâm (NĐ 56/2017, Điều 26.1). Hạn 12 giờ vẫn chạy."),
        "send",
    ),
    "pass_on": Verb(
        _("Chuyển cơ quan khác"),
        _("Chuyển cơ quan khác"),
        _("In Mẫu 01 gửi kèm. Ghi đã gửi cho ai, bằng cách nào, lúc nào."),
        "box-arrow-right",
    ),
    "take_back": Verb(
        _("Nhận lại"), _("Nhận lại"), _("Cơ quan kia trả lại hoặc không trả lời."), "arrow-counterclockwise"
    ),
    "record_answer": Verb(
        _("Ghi văn bản trả lời"),
        _("Ghi văn bản trả lời"),
        _("Số và ngày văn bản của cơ quan đã nhận tin."),
        "envelope-check",
    ),
    "file_answer": Verb(
        _("Ghi văn bản trả lời của phường"),
        _("Ghi văn bản trả lời"),
        _("Phường chưa dùng phần mềm trả lời trên giấy: ghi số và ngày."),
        "envelope-check",
    ),
    "open_case": Verb(_("Lập hồ sơ"), _("Lập hồ sơ"), "", "folder-plus"),
    "join_case": Verb(_("Gắn vào hồ sơ đang có"), _("Gắn vào hồ sơ đang có"), "", "link-45deg"),
    "end_with_case": Verb(_("Kết thúc cùng hồ sơ"), "", ""),
    "propose_end": Verb(
        _("Đề nghị đóng tin"), _("Đề nghị đóng tin"), _("Tin chỉ đóng khi có lý do và người thứ hai xác nhận."), "flag"
    ),
    "confirm_end": Verb(
        _("Xác nhận đóng tin"),
        _("Xác nhận đóng tin"),
        _("Bạn là người thứ hai. Người báo tin sẽ thấy “đã kết thúc”."),
        "check2-all",
    ),
    "refuse_end": Verb(_("Chưa cho đóng tin"), _("Chưa cho đóng"), _("Ghi rõ còn phải làm gì."), "arrow-left"),
    "reopen_report": Verb(_("Mở lại tin"), _("Mở lại tin"), _("Có thông tin mới gì."), "folder2-open"),
    "hand_original": Verb(
        _("Giao bản gốc của ảnh"),
        _("Tải bản gốc cho công an"),
        _("Chỉ giao cho công an. Ghi giao cho ai, theo yêu cầu nào; lần giao này được ghi lại."),
        "shield-lock",
    ),
}
# What comes next by itself; the rest stands beside it.
REPORT_MAIN = {
    ReportState.RECEIVED: "take",
    ReportState.TAKEN: "open_case",
    ReportState.PASSED_ON: "record_answer",
    ReportState.CLOSING: "confirm_end",
    ReportState.CLOSED: "reopen_report",
}


def answer_to_reporter(report: Report, on_paper: bool = False) -> tuple[str, str | Promise]:
    """One of three answers, as a status of the kit and its words: nothing else of what the ward does is told.

    `on_paper`: nobody at its ward reads it here, so that it is not received before the ward's paper answer is recorded.
    """
    if on_paper and report.state == ReportState.RECEIVED:
        return "waiting", _("Chờ phường nhận trên giấy")
    if report.state == ReportState.CLOSED:
        return "done", _("Đã kết thúc")
    if report.needs_school:
        return "ask", _("Cần nhà trường phối hợp")
    return "waiting", _("Đã tiếp nhận")
