"""What schools write into their reports: short, plain, nobody's."""

from collections.abc import Mapping, Sequence
from random import Random

from tuoitho.reporting.models import SECTIONS

Said = dict[str, tuple[str, bool]]

_TEXTS: Mapping[str, Sequence[str]] = {
    "cases": (
        "Đã báo tin cho phường ngay trong ngày thấy dấu hiệu; phường chủ trì, trường phối hợp khi được đề nghị.",
        "Đã báo tin cho phường và Tổng đài 111; phường đã tiếp nhận.",
    ),
    "lessons": (
        "Sinh hoạt lớp theo tình huống đóng vai giúp các em nhớ lâu hơn là nghe phổ biến.",
        "Thấy em vắng không phép thì báo người đầu mối ngay trong ngày, đừng đợi đến cuối tuần.",
        "Lồng ghép vào họp cha mẹ đầu năm thì đến được nhiều người nhất, ít tốn thời gian nhất.",
        "Giao một người làm đầu mối và ghi sổ ngay khi làm thì cuối năm không phải nhớ lại.",
    ),
    "difficulties": (
        "Cha mẹ làm ca, khó họp đông đủ; nhiều em ở trọ, gia đình thay đổi chỗ ở.",
        "Chưa có tài liệu riêng cho cha mẹ trẻ mầm non.",
        "Một số em phụ bán hàng buổi tối, khó phân biệt việc nhà với lao động.",
    ),
    "proposals": (
        "Đề nghị Phòng gửi bộ tờ gấp và đoạn phim ngắn dùng chung cho các trường.",
        "Đề nghị tập huấn cách nhận biết dấu hiệu và báo tin ngay cho giáo viên chủ nhiệm.",
        "Đề nghị phường báo lại kết quả sau khi nhà trường báo tin.",
    ),
    "awards": ("Đề nghị khen tổ chủ nhiệm của trường.", "Đề nghị khen cán bộ đầu mối của trường."),
}
_NOTHING = {"cases": 1.0, "lessons": 0.0, "difficulties": 0.2, "proposals": 0.3, "awards": 0.6}
"""How often "không phát sinh" is the answer; of cases always, unless some were found."""
REMARKS = {
    "school": {
        "2.1b": "Số cha mẹ được truyền thông cao hơn số người ký biên bản họp. Đề nghị trường đếm lại theo người.",
        "lessons": "Đề nghị nêu một việc cụ thể trường đã làm khác đi so với năm trước.",
    },
    "preschool": {
        "2.1a": "Danh sách có hai cô nghỉ thai sản. Đề nghị trường rà lại số cán bộ, giáo viên, nhân viên.",
        "2.1b": "Đề nghị ghi rõ con số này gồm cha mẹ của trẻ ở các nhóm trẻ trường hướng dẫn hay chưa.",
    },
}


def passages(random: Random, *, found: bool) -> Said:
    """Every section answered: with a text, or "không phát sinh". `found`: children were, in this school."""
    nothing = {section: random.random() < _NOTHING[section] for section in SECTIONS}
    nothing["cases"] = not found
    return {
        section: ("", True) if nothing[section] else (random.choice(_TEXTS[section]), False) for section in SECTIONS
    }
