"""Every form, question by question."""

from types import MappingProxyType
from typing import Final

from tuoitho.law.child_forms.shapes import Definition, Field, Kind, Section
from tuoitho.law.confidence import Confidence, gettext_noop


def _levels(prefix: str, *labels: str) -> tuple[Field, ...]:
    return tuple(Field(f"{prefix}{place}", label, Kind.LEVEL, True) for place, label in enumerate(labels, 1))


_PROTECTS_ITSELF = Section(
    "protection",
    gettext_noop("b) Khả năng tự bảo vệ, phục hồi của trẻ em"),
    _levels(
        "b",
        gettext_noop("Khả năng tự bảo vệ trước người gây hại"),
        gettext_noop("Khả năng biết được người có thể bảo vệ mình"),
        gettext_noop("Khả năng tự thiết lập quan hệ với người bảo vệ"),
        gettext_noop("Khả năng nhờ người lớn bảo vệ"),
        gettext_noop("Có người khác theo dõi, để mắt đến trẻ em"),
    ),
)
_HARM = Section(
    "harm",
    gettext_noop("a) Mức độ tổn hại"),
    _levels(
        "a",
        gettext_noop("Mức độ tổn hại hiện tại"),
        gettext_noop("Nguy cơ tiếp tục bị tổn hại nếu giữ nguyên tình trạng"),
    ),
)
_AFTERWARDS = Section(
    "harm",
    gettext_noop("a) Mức độ tổn hại"),
    _levels(
        "a",
        gettext_noop("Mức độ tổn hại còn nghiêm trọng không"),
        gettext_noop("Khả năng người gây hại tiếp cận trẻ em"),
        gettext_noop("Trở ngại của môi trường chăm sóc đối với sự an toàn"),
    ),
)

_ALL = (
    Definition(
        "01",
        gettext_noop("Mẫu số 01: Báo cáo tiếp nhận thông tin trẻ em"),
        "NĐ 56/2017 Đ.25.1",
        (
            Section(
                "source",
                gettext_noop("Nguồn nhận thông tin"),
                (
                    Field("channel", gettext_noop("Kênh nhận thông tin"), Kind.TEXT),
                    Field("received_on", gettext_noop("Ngày nhận"), Kind.DATE),
                    Field("received_time", gettext_noop("Giờ nhận"), Kind.TIME),
                ),
            ),
            Section(
                "child",
                gettext_noop("Trẻ em"),
                (
                    Field("child_name", gettext_noop("Họ tên"), Kind.TEXT),
                    Field("child_born", gettext_noop("Ngày sinh hoặc tuổi ước lượng"), Kind.TEXT),
                    Field("child_sex", gettext_noop("Giới tính"), Kind.TEXT),
                    Field("happened_at", gettext_noop("Địa điểm xảy ra vụ việc"), Kind.TEXT),
                    Field("condition", gettext_noop("Tình trạng hiện tại của trẻ em")),
                    Field("outlook", gettext_noop("Phỏng đoán hậu quả nếu không được hỗ trợ")),
                    Field("father", gettext_noop("Cha: họ tên, tuổi, nghề nghiệp"), Kind.TEXT),
                    Field("mother", gettext_noop("Mẹ: họ tên, tuổi, nghề nghiệp"), Kind.TEXT),
                    Field("family", gettext_noop("Hoàn cảnh gia đình")),
                    Field("caregiver", gettext_noop("Người đang chăm sóc trẻ em"), Kind.TEXT),
                    Field("done_before", gettext_noop("Việc hỗ trợ, can thiệp đã làm trước khi nhận thông tin")),
                ),
            ),
            Section(
                "reporter",
                gettext_noop("Người cung cấp thông tin (nếu đồng ý)"),
                (
                    Field("reporter_name", gettext_noop("Họ tên người cung cấp thông tin"), Kind.TEXT),
                    Field("reporter_contact", gettext_noop("Điện thoại, địa chỉ"), Kind.TEXT),
                ),
            ),
        ),
        Confidence.SECONDARY,
    ),
    Definition(
        "02",
        gettext_noop("Mẫu số 02: Đánh giá nguy cơ ban đầu, các biện pháp can thiệp khẩn cấp"),
        "NĐ 56/2017 Đ.26.2",
        (
            _HARM,
            _PROTECTS_ITSELF,
            Section(
                "conclusion",
                gettext_noop("Kết luận"),
                (
                    Field("urgent", gettext_noop("Cần can thiệp khẩn cấp hoặc tạm cách ly"), Kind.YES_NO, True),
                    Field("conclusion", gettext_noop("Nhận định và đề xuất"), required=True),
                ),
            ),
        ),
    ),
    Definition(
        "03",
        gettext_noop("Mẫu số 03: Báo cáo thu thập thông tin, xác minh và đánh giá nguy cơ cụ thể"),
        "NĐ 56/2017 Đ.27.1",
        (
            Section(
                "found",
                gettext_noop("Nội dung xác minh"),
                (
                    Field("health", gettext_noop("Tình trạng thể chất, tâm lý của trẻ em"), required=True),
                    Field("home", gettext_noop("Gia đình, năng lực bảo vệ của cha mẹ, người chăm sóc"), required=True),
                    Field("again", gettext_noop("Yếu tố có thể gây hại trở lại")),
                    Field("school", gettext_noop("Việc học tập và khả năng tự bảo vệ")),
                    Field("community", gettext_noop("Cộng đồng nơi trẻ em sống")),
                    Field("needs", gettext_noop("Nhu cầu y tế, trợ giúp, giáo dục, pháp lý, tâm lý"), required=True),
                    Field("child_view", gettext_noop("Ý kiến của trẻ em"), required=True),
                    Field("parents_view", gettext_noop("Ý kiến của cha mẹ, người chăm sóc")),
                    Field("asked", gettext_noop("Đã hỏi ai, ở đâu")),
                ),
            ),
            _HARM,
            _PROTECTS_ITSELF,
            Section(
                "conclusion",
                gettext_noop("Vấn đề và nhu cầu"),
                (Field("problems", gettext_noop("Vấn đề cần giải quyết, theo thứ tự ưu tiên"), required=True),),
            ),
        ),
    ),
    Definition(
        "minutes",
        gettext_noop("Biên bản họp xác định nhu cầu và biện pháp hỗ trợ, can thiệp"),
        "NĐ 56/2017 Đ.27.2",
        (
            Section(
                "meeting",
                gettext_noop("Cuộc họp"),
                (
                    Field("held_on", gettext_noop("Ngày họp"), Kind.DATE, True),
                    Field("place", gettext_noop("Nơi họp"), Kind.TEXT),
                    Field("chaired_by", gettext_noop("Chủ trì"), Kind.TEXT, True),
                    Field("present", gettext_noop("Người dự, đơn vị"), required=True),
                    Field("said", gettext_noop("Ý kiến tại cuộc họp"), required=True),
                    Field("agreed", gettext_noop("Nhu cầu và biện pháp đã thống nhất"), required=True),
                ),
            ),
        ),
        Confidence.READ,
    ),
    Definition(
        "04",
        gettext_noop("Mẫu số 04: Kế hoạch hỗ trợ, can thiệp"),
        "NĐ 56/2017 Đ.28",
        (
            Section(
                "plan",
                gettext_noop("Kế hoạch"),
                (
                    Field("aim", gettext_noop("Mục tiêu"), required=True),
                    Field(
                        "works",
                        gettext_noop("Dịch vụ, công việc"),
                        Kind.ROWS,
                        True,
                        (
                            ("what", gettext_noop("Dịch vụ, công việc")),
                            ("who", gettext_noop("Người, cơ quan thực hiện")),
                            ("starts", gettext_noop("Từ ngày")),
                            ("ends", gettext_noop("Đến ngày")),
                            ("cost", gettext_noop("Kinh phí dự kiến")),
                        ),
                    ),
                    Field("bodies", gettext_noop("Cơ quan, tổ chức của xã chịu trách nhiệm")),
                    Field("providers", gettext_noop("Cơ sở cung cấp dịch vụ")),
                ),
            ),
        ),
    ),
    Definition(
        "05",
        gettext_noop("Mẫu số 05: Quyết định phê duyệt kế hoạch hỗ trợ, can thiệp"),
        "NĐ 56/2017 Đ.28.4",
        (
            Section(
                "decision",
                gettext_noop("Quyết định"),
                (
                    Field("number", gettext_noop("Số quyết định"), Kind.TEXT, True),
                    Field("decided_on", gettext_noop("Ngày quyết định"), Kind.DATE, True),
                    Field("sent_to", gettext_noop("Nơi nhận")),
                ),
            ),
        ),
        by_chair=True,
    ),
    Definition(
        "06",
        gettext_noop("Mẫu số 06: Rà soát, đánh giá tình hình trẻ em sau khi thực hiện kế hoạch"),
        "NĐ 56/2017 Đ.30",
        (
            _AFTERWARDS,
            _PROTECTS_ITSELF,
            Section(
                "conclusion",
                gettext_noop("Kết luận"),
                (
                    Field("stable", gettext_noop("Không còn nguy cơ và đã ổn định"), Kind.YES_NO, True),
                    Field("conclusion", gettext_noop("Nhận định và đề xuất"), required=True),
                ),
            ),
        ),
        Confidence.SECONDARY,
    ),
    Definition(
        "07",
        gettext_noop("Mẫu số 07: Quyết định tạm thời cách ly trẻ em khỏi cha mẹ, người chăm sóc"),
        "NĐ 56/2017 Đ.32",
        (
            Section(
                "decision",
                gettext_noop("Quyết định"),
                (
                    Field("number", gettext_noop("Số quyết định"), Kind.TEXT, True),
                    Field("decided_on", gettext_noop("Ngày quyết định"), Kind.DATE, True),
                    Field("because", gettext_noop("Lý do cách ly"), required=True),
                    Field("cared_by", gettext_noop("Người, cơ sở tiếp nhận chăm sóc trẻ em"), required=True),
                ),
            ),
        ),
        by_chair=True,
    ),
)

FORMS: Final = MappingProxyType({definition.code: definition for definition in _ALL})
