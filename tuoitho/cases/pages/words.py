"""What the verbs of a case are called, and what a person reads before doing one."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Verb:
    """`title`: the step as a heading; `button`: as an order; `told`: what it means, with its article."""

    title: str | Promise
    button: str | Promise
    told: str | Promise
    icon: str = "arrow-right"


VERBS: dict[str, Verb] = {
    "open_case": Verb(_("Lập hồ sơ"), _("Lập hồ sơ"), ""),
    "join_case": Verb(_("Gắn thêm tin báo"), _("Gắn vào hồ sơ đang có"), ""),
    "assess_risk": Verb(
        _("Đánh giá nguy cơ ban đầu"),
        _("Đánh giá nguy cơ"),
        _("Mẫu 02. Cần can thiệp khẩn cấp thì phải làm trong 12 giờ kể từ khi nhận tin (NĐ 56/2017, Điều 26)."),
        "clipboard-check",
    ),
    "act_in_emergency": Verb(
        _("Can thiệp khẩn cấp"),
        _("Ghi can thiệp khẩn cấp"),
        _("Việc đã làm ngay cùng công an, trạm y tế để em được an toàn (NĐ 56/2017, Điều 26.3)."),
        "exclamation-octagon",
    ),
    "verify": Verb(
        _("Thu thập thông tin, xác minh"),
        _("Xác minh"),
        _("Mẫu 03. Nghe ý kiến của em trước; không hỏi em trước mặt người bị cho là gây hại (NĐ 56/2017, Điều 27.1)."),
        "search",
    ),
    "hold_meeting": Verb(
        _("Họp xác định nhu cầu, biện pháp"),
        _("Ghi biên bản họp"),
        _("Chủ tịch Uỷ ban nhân dân phường chủ trì (NĐ 56/2017, Điều 27.2)."),
        "people",
    ),
    "submit_plan": Verb(
        _("Kế hoạch hỗ trợ, can thiệp"),
        _("Trình kế hoạch"),
        _("Mẫu 04. Chủ tịch có 2 ngày làm việc để phê duyệt (NĐ 56/2017, Điều 28)."),
        "journal-check",
    ),
    "approve_plan": Verb(
        _("Phê duyệt kế hoạch"),
        _("Phê duyệt kế hoạch"),
        _("Mẫu 05. Quyết định gửi nơi thực hiện; gửi cha mẹ, người chăm sóc trừ khi hồ sơ ghi không báo về nhà."),
        "check2",
    ),
    "return_plan": Verb(_("Trả lại kế hoạch"), _("Trả lại kế hoạch"), _("Ghi rõ cần sửa điều gì."), "arrow-left"),
    "record_service": Verb(
        _("Thực hiện kế hoạch"),
        _("Ghi việc đã thực hiện"),
        _("Dịch vụ, công việc nào của kế hoạch đã làm (NĐ 56/2017, Điều 29)."),
        "check2-square",
    ),
    "review": Verb(
        _("Rà soát, đánh giá"),
        _("Rà soát"),
        _("Mẫu 06. Còn nguy cơ thì lập lại kế hoạch, ổn định thì đề nghị kết thúc (NĐ 56/2017, Điều 30)."),
        "arrow-repeat",
    ),
    "repeat": Verb(_("Lập lại kế hoạch"), _("Lập lại kế hoạch"), _("Vì sao cần thêm một vòng."), "arrow-repeat"),
    "propose_closing": Verb(
        _("Đề nghị kết thúc"),
        _("Đề nghị kết thúc"),
        _("Hồ sơ chỉ đóng khi người thứ hai, là Chủ tịch, xác nhận."),
        "flag",
    ),
    "confirm_closing": Verb(
        _("Xác nhận kết thúc"),
        _("Xác nhận kết thúc"),
        _("Hồ sơ được lưu ở phường. Tin báo dẫn đến hồ sơ cũng kết thúc."),
        "check2-all",
    ),
    "refuse_closing": Verb(_("Chưa cho kết thúc"), _("Chưa cho kết thúc"), _("Ghi rõ còn phải làm gì."), "arrow-left"),
    "separate": Verb(
        _("Tạm thời cách ly"),
        _("Quyết định cách ly"),
        _("Mẫu 07. Tối đa 15 ngày, trừ khi cơ quan có thẩm quyền yêu cầu thêm (NĐ 56/2017, Điều 32)."),
        "shield-exclamation",
    ),
    "end_separation": Verb(
        _("Thôi cách ly"), _("Thôi cách ly"), _("Căn cứ nào cho thấy em đã an toàn."), "house-check"
    ),
    "record_call": Verb(
        _("Cuộc gọi"),
        _("Ghi cuộc gọi"),
        _("Bạn đã gọi ai, lúc nào. Phần mềm không tự gọi, không tự gửi gì đi."),
        "telephone",
    ),
    "screen": Verb(
        _("Sàng lọc việc làm"),
        _("Sàng lọc việc làm"),
        _("Hỏi khi không có người sử dụng lao động bên cạnh. Chưa biết thì để trống: phần mềm sẽ nói còn thiếu gì."),
        "clipboard-data",
    ),
    "pass_to_labour": Verb(
        _("Chuyển cán bộ lao động"),
        _("Chuyển cán bộ lao động"),
        _("Người từ đủ 16 tuổi không theo quy trình của NĐ 56/2017; Bộ luật Lao động vẫn bảo vệ em."),
        "briefcase",
    ),
    "extend_separation": Verb(
        _("Kéo dài cách ly"),
        _("Kéo dài cách ly"),
        _("Quá 15 ngày chỉ khi cơ quan có thẩm quyền yêu cầu; ghi rõ cơ quan ấy (NĐ 56/2017, Điều 32.3)."),
        "calendar-plus",
    ),
    "hand_to_ward": Verb(
        _("Chuyển hồ sơ đến phường nơi em sống"),
        _("Chuyển đến phường khác"),
        _("Phường nơi xảy ra vụ việc đánh giá, phường nơi em sống lập kế hoạch. Hồ sơ chỉ sang khi bên kia nhận."),
        "box-arrow-right",
    ),
    "accept_case": Verb(_("Phường khác đã nhận hồ sơ"), _("Nhận hồ sơ"), "", "check2"),
    "refuse_case": Verb(_("Phường khác không nhận hồ sơ"), _("Không nhận"), "", "x-lg"),
    "take_back_case": Verb(_("Rút lại đề nghị chuyển"), _("Rút lại đề nghị chuyển"), "", "arrow-left"),
    "follow_reform": Verb(
        _("Chuyển theo đơn vị mới"),
        _("Chuyển theo đơn vị mới"),
        _("Phường giữ hồ sơ đã thôi. Chọn phường nay gồm nơi em sống; người phụ trách và các thời hạn giữ nguyên."),
        "signpost-split",
    ),
    "reconsider_age": Verb(_("Xét lại theo tuổi"), _("Xét lại theo tuổi"), "", "cake2"),
    "call_in": Verb(
        _("Mời người phối hợp"), _("Mời người phối hợp"), _("Người được mời đọc và ghi được hồ sơ."), "person-plus"
    ),
    "let_go": Verb(_("Thôi phối hợp"), _("Thôi phối hợp"), _("Người này thôi thấy hồ sơ từ lúc này."), "person-dash"),
    "keep_contact": Verb(
        _("Liên hệ an toàn"),
        _("Ghi liên hệ an toàn"),
        _("Liên hệ với ai, bằng cách nào, lúc nào để không ai gặp nguy hiểm vì cuộc liên hệ."),
        "telephone",
    ),
    "ask_silence": Verb(
        _("Đề nghị không báo về nhà"),
        _("Đề nghị không báo về nhà"),
        _("Chủ tịch quyết định. Trong lúc chờ, không có gì gửi về nhà."),
        "shield",
    ),
    "silence_home": Verb(
        _("Không báo cha mẹ, người chăm sóc"),
        _("Quyết định không báo về nhà"),
        _("Không gửi giấy tờ, không gọi, không nhắn về nhà, kể cả giấy tờ của Điều 28.5. Ghi rõ lý do."),
        "shield-lock",
    ),
    "lift_silence": Verb(
        _("Được báo về nhà"),
        _("Cho báo về nhà"),
        _("Thôi quyết định không báo về nhà, hoặc không đồng ý với đề nghị. Ghi rõ lý do."),
        "shield-check",
    ),
    "record_consent": Verb(
        _("Ghi sự đồng ý"),
        _("Ghi sự đồng ý"),
        _("Chỉ cho dịch vụ tự nguyện và việc công bố. Việc khẩn cấp, báo công an, việc của phường không cần."),
        "pen",
    ),
    "withdraw_consent": Verb(
        _("Rút sự đồng ý"), _("Ghi rút sự đồng ý"), _("Từ lúc này điều đã đồng ý không còn hiệu lực."), "x-lg"
    ),
    "assign": Verb(
        _("Giao người phụ trách"), _("Giao người khác"), _("Người cũ thôi thấy hồ sơ từ lúc này."), "person"
    ),
    "refer": Verb(
        _("Chuyển tuyến"),
        _("Gửi đề nghị"),
        _("Nơi nhận chỉ thấy những gì bạn ghi ở đây, không thấy hồ sơ."),
        "send",
    ),
    "accept_referral": Verb(
        _("Nơi nhận đã nhận"), _("Nhận việc này"), _("Nơi nhận sẽ làm việc được đề nghị."), "check2"
    ),
    "refuse_referral": Verb(
        _("Nơi nhận từ chối"),
        _("Từ chối"),
        _("Ghi rõ lý do, để nơi gửi tìm nơi khác cho em."),
        "x-lg",
    ),
    "finish_referral": Verb(
        _("Nơi nhận đã làm xong"), _("Ghi đã làm xong"), _("Việc được đề nghị đã làm ngày nào."), "check2-all"
    ),
    "revoke_referral": Verb(
        _("Thu hồi đề nghị"), _("Thu hồi"), _("Từ lúc này nơi nhận không còn thấy gì nữa."), "arrow-counterclockwise"
    ),
    "record_follow_up": Verb(
        _("Theo dõi em"), _("Ghi lần theo dõi"), _("Hỏi riêng em, ở nơi em thấy an toàn."), "calendar-check"
    ),
    "skip_follow_up": Verb(_("Bỏ qua một lần theo dõi"), _("Bỏ qua lần này"), _("Lần sau vẫn giữ."), "skip-forward"),
    "end_follow_ups": Verb(
        _("Dừng theo dõi"), _("Dừng theo dõi"), _("Mọi lần chưa đến đều thôi, kể cả khi hồ sơ đã đóng."), "stop-circle"
    ),
    "start_placement": Verb(
        _("Bắt đầu học"), _("Ghi nơi học"), _("Em đi học lại hoặc học nghề ở đâu, từ ngày nào."), "mortarboard"
    ),
    "confirm_placement": Verb(
        _("Vẫn đang học"), _("Ghi em còn học"), _("Ngày gần nhất bạn biết chắc em còn học."), "check2"
    ),
    "leave_placement": Verb(_("Thôi học"), _("Ghi em thôi học"), _("Từ ngày nào, vì sao."), "box-arrow-right"),
    "reopen": Verb(_("Mở lại hồ sơ"), _("Mở lại hồ sơ"), _("Có thông tin mới gì."), "folder2-open"),
}
# Verbs whose buttons stand on another page of the case than its first.
ON_OTHER_PAGES = frozenset(
    {
        "assign",
        "call_in",
        "let_go",
        "hand_to_ward",
        "keep_contact",
        "ask_silence",
        "silence_home",
        "lift_silence",
        "record_consent",
        "withdraw_consent",
    }
)
# Verb → the duty of the law that it meets or lets run.
DUTY_OF = {
    "assess_risk": "emergency",
    "act_in_emergency": "emergency",
    "submit_plan": "plan",
    "approve_plan": "approval",
    "return_plan": "approval",
    "extend_separation": "separation_end",
    "end_separation": "separation_end",
}
# What `CaseStep.reason` says in words.
REASONS: dict[str, str | Promise] = {
    "sixteen": _(
        "Em đã đủ 16 tuổi: quy trình của NĐ 56/2017 thôi áp dụng, các thời hạn dừng. "
        "Bộ luật Lao động vẫn bảo vệ em; hồ sơ có thể chuyển cán bộ lao động."
    ),
    "below_sixteen": _("Em chưa đủ 16 tuổi: quy trình của NĐ 56/2017 áp dụng, các thời hạn lại chạy."),
    "eighteen": _("Em đã đủ 18 tuổi: việc theo dõi kết thúc, hồ sơ có thể đóng."),
    "services": _("Dịch vụ tự nguyện"),
    "publication": _("Công bố hình ảnh, câu chuyện"),
    "stable": _("Không còn nguy cơ và đã ổn định"),
    "unfounded": _("Xác minh không có dấu hiệu như tin báo"),
    "moved": _("Đã chuyển đến nơi khác, nơi ấy đã nhận"),
    "of_age": _("Đã đủ 18 tuổi"),
    "labour": _("Đã chuyển cán bộ lao động xử lý"),
    "died": _("Trẻ em đã mất"),
}
# The step that comes next by itself; the others are beside it.
MAIN = {
    "intake": "assess_risk",
    "assessed": "verify",
    "verified": "hold_meeting",
    "met": "submit_plan",
    "planned": "approve_plan",
    "in_care": "review",
    "reviewed": "propose_closing",
    "closing": "confirm_closing",
}
