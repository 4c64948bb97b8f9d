"""Roles: what each may do over its unit and everything below it on today's tree. The one table of who may what."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERYONE = frozenset({"organisations.see_units", "desk.open", "desk.search", "programme.see_plan"})
READS_FIGURES = frozenset({"indicators.see_figures"})
READS_ACTIVITIES = frozenset({"activities.open", "activities.see_activities"})
READS_REPORTS = READS_ACTIVITIES | {"reporting.see_reports"}
_CORRECTS_ACTIVITIES = frozenset({"activities.edit_activity", "activities.withdraw_activity"})
_LOGS_ACTIVITIES = _CORRECTS_ACTIVITIES | {"activities.log_activity"}
_SCHOOL_WORK = _LOGS_ACTIVITIES | frozenset(
    {
        "registry.see_own_class",
        "registry.see_people",
        "registry.keep_people",
        "registry.import_people",
        "registry.keep_headcounts",
        "activities.take_attendance",
        "reporting.draft_report",
        "reporting.present_report",
        "reporting.number_report",
        "reporting.upload_scan",
        "reporting.submit_report",
        "programme.draft_plan",
        "programme.relay_plan",
    }
)


@dataclass(frozen=True)
class Role:
    """A role: its name and one sentence a person can read, and its permissions."""

    code: str
    label: str | Promise
    description: str | Promise
    permissions: frozenset[str]


ROLES: dict[str, Role] = {
    role.code: role
    for role in [
        Role(
            "officer",
            _("Chuyên viên phòng giáo dục"),
            _("Chỉ đạo, đôn đốc các trường, tổng hợp báo cáo; thấy số liệu, không thấy tên trẻ và hồ sơ vụ việc."),
            EVERYONE
            | READS_FIGURES
            | READS_REPORTS
            | _LOGS_ACTIVITIES
            | {
                "organisations.change_units",
                "organisations.keep_posts",
                "programme.draft_plan",
                "programme.adopt_plan",
                "registry.keep_headcounts",
                "reporting.open_cycle",
                "reporting.review_report",
                "reporting.accept_report",
                "reporting.return_report",
                "reporting.remind_late",
                "reporting.send_workbooks",
                "reporting.consolidate",
                "reporting.export",
                "reporting.sign_report",
                "reporting.number_report",
                "reporting.upload_scan",
            },
        ),
        Role(
            "head",
            _("Hiệu trưởng"),
            _("Chịu trách nhiệm kế hoạch và báo cáo của trường, ký báo cáo, cấp lại mật khẩu cho đồng nghiệp."),
            EVERYONE
            | READS_FIGURES
            | READS_REPORTS
            | _SCHOOL_WORK
            | {
                "programme.adopt_plan",
                "reporting.sign_report",
                "organisations.keep_posts",
                "organisations.reset_password",
                "reporting.export",
            },
        ),
        Role(
            "focal",
            _("Cán bộ đầu mối của trường"),
            _("Giữ danh sách, ghi hoạt động, soạn kế hoạch và báo cáo, vào sổ văn thư."),
            EVERYONE | READS_FIGURES | READS_REPORTS | _SCHOOL_WORK,
        ),
        Role(
            "teacher",
            _("Giáo viên chủ nhiệm"),
            _("Ghi hoạt động của lớp mình và điểm danh; chỉ thấy lớp mình."),
            EVERYONE
            | _CORRECTS_ACTIVITIES
            | {"registry.see_own_class", "activities.open", "activities.take_attendance"},
        ),
        Role(
            "ward_officer",
            _("Người làm công tác bảo vệ trẻ em cấp xã"),
            _("Giữ số liệu trẻ em, cơ sở sử dụng lao động và cán bộ của phường; xem số liệu của phường."),
            EVERYONE | READS_FIGURES | READS_ACTIVITIES | _LOGS_ACTIVITIES | {"registry.keep_headcounts"},
        ),
        Role(
            "ward_chair",
            _("Chủ tịch Uỷ ban nhân dân phường"),
            _("Xem số liệu của phường."),
            EVERYONE | READS_FIGURES | READS_ACTIVITIES,
        ),
        Role(
            "city_viewer",
            _("Người xem của Sở Giáo dục và Đào tạo"),
            _("Xem số liệu tổng hợp; số nhỏ được che."),
            EVERYONE | READS_FIGURES,
        ),
        Role(
            "inspector",
            _("Người kiểm tra"),
            _("Đọc kế hoạch, hoạt động và báo cáo để kiểm tra; không sửa, không thấy tên trẻ."),
            EVERYONE | READS_FIGURES | READS_REPORTS,
        ),
        Role(
            "administrator",
            _("Quản trị hệ thống"),
            _("Lập đơn vị và tài khoản, chuẩn bị thay đổi đơn vị hành chính; không thấy số liệu của trẻ."),
            EVERYONE
            | {
                "organisations.change_units",
                "organisations.keep_units",
                "organisations.keep_accounts",
                "organisations.keep_posts",
                "organisations.reset_password",
            },
        ),
        Role(
            "auditor",
            _("Người soát xét nhật ký"),
            _("Đọc nhật ký và kiểm tra chuỗi; không thấy số liệu."),
            frozenset({"desk.open", "organisations.see_units", "organisations.read_audit"}),
        ),
    ]
}


def permissions_of(role: str) -> frozenset[str]:
    """The permissions of a role; an unknown role has none."""
    known = ROLES.get(role)
    return known.permissions if known else frozenset()


def all_permissions() -> frozenset[str]:
    """Every permission that some role holds."""
    return frozenset().union(*(role.permissions for role in ROLES.values()))
