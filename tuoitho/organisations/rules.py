"""Roles: what each may do over its unit and everything below it on today's tree. The one table of who may what."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.base.actors import Actor, System

EVERYONE = frozenset({"organisations.see_units", "desk.open", "desk.search", "programme.see_plan"})
SEES_FIGURES = frozenset({"indicators.see_figures"})
READS_FIGURES = SEES_FIGURES | {"indicators.see_small_counts"}
READS_ACTIVITIES = frozenset({"activities.open", "activities.see_activities"})
READS_REPORTS = READS_ACTIVITIES | {"reporting.see_reports", "programme.see_money", "programme.see_donors"}
# What tells of a child's home: class teacher and focal person, never the head by rank.
_KNOWS_PUPILS = frozenset({"registry.see_circumstances"})
# Whoever works with children tells what they saw; the ward decides (Law on Children Art. 51).
_TELLS = frozenset({"cases.file_report"})
# Tips and reports at one's own seat: taken up, passed on, closed by two people.
_RECEIVES = frozenset({"cases.receive_reports", "cases.close_report", "cases.keep_watch"})
_CORRECTS_ACTIVITIES = frozenset({"activities.edit_activity", "activities.withdraw_activity"})
_LOGS_ACTIVITIES = _CORRECTS_ACTIVITIES | {"activities.log_activity"}
_PLANS_AND_PAYS = frozenset({"programme.draft_plan", "programme.keep_money"})
_SCHOOL_WORK = (_LOGS_ACTIVITIES | _PLANS_AND_PAYS).union(
    {
        "registry.see_own_class",
        "registry.see_people",
        "registry.keep_people",
        "registry.import_people",
        "registry.keep_headcounts",
        "registry.call_roll",
        "registry.bring_facts",
        "activities.take_attendance",
        "reporting.draft_report",
        "reporting.present_report",
        "reporting.number_report",
        "reporting.upload_scan",
        "reporting.submit_report",
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
            | _PLANS_AND_PAYS
            | {
                "organisations.change_units",
                "organisations.keep_posts",
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
                "cases.see_counts",
                "cases.weigh_flags",
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
            | _TELLS
            | {
                "programme.adopt_plan",
                "reporting.sign_report",
                "organisations.keep_posts",
                "organisations.reset_password",
                "reporting.export",
                "cases.see_counts",
                "cases.answer_referrals",
            },
        ),
        Role(
            "focal",
            _("Cán bộ đầu mối của trường"),
            _("Giữ danh sách, ghi hoạt động, soạn kế hoạch và báo cáo, vào sổ văn thư."),
            EVERYONE
            | READS_FIGURES
            | READS_REPORTS
            | _SCHOOL_WORK
            | _KNOWS_PUPILS
            | _TELLS
            | {
                "registry.see_school_circumstances",
                "cases.see_flags",
                "cases.see_counts",
                "cases.answer_referrals",
            },
        ),
        Role(
            "teacher",
            _("Giáo viên chủ nhiệm"),
            _("Ghi hoạt động của lớp mình và điểm danh; chỉ thấy lớp mình."),
            EVERYONE
            | _CORRECTS_ACTIVITIES
            | {"registry.see_own_class", "registry.call_roll", "activities.open", "activities.take_attendance"}
            | _KNOWS_PUPILS
            | _TELLS
            | {"cases.see_flags"},
        ),
        Role(
            "ward_officer",
            _("Người làm công tác bảo vệ trẻ em cấp xã"),
            _("Nhận tin báo, lập và giữ hồ sơ bảo vệ trẻ em của phường; khai số liệu của phường."),
            EVERYONE
            | READS_FIGURES
            | READS_ACTIVITIES
            | _LOGS_ACTIVITIES
            | _RECEIVES
            | {
                "registry.keep_headcounts",
                "registry.keep_population",
                "registry.keep_employers",
                "registry.bring_facts",
                "cases.see_cases",
                "cases.keep_case",
                "cases.follow_reform",
                "cases.keep_services",
                "cases.handle_requests",
                "cases.answer_referrals",
            },
        ),
        Role(
            "ward_chair",
            _("Chủ tịch Uỷ ban nhân dân phường"),
            _("Phê duyệt kế hoạch hỗ trợ trẻ em, quyết định cách ly, đóng hồ sơ; xem số liệu của phường."),
            EVERYONE
            | READS_FIGURES
            | READS_ACTIVITIES
            | _RECEIVES
            | {"cases.see_cases", "cases.approve", "cases.handle_requests"},
        ),
        Role(
            "centre_officer",
            _("Cán bộ Trung tâm công tác xã hội"),
            _("Nhận tin báo không qua phường, chuyển đến cơ quan có thẩm quyền; không thấy hồ sơ và số liệu."),
            EVERYONE | _RECEIVES,
        ),
        Role(
            "city_viewer",
            _("Người xem của Sở Giáo dục và Đào tạo"),
            _("Xem số liệu tổng hợp; số nhỏ được che."),
            EVERYONE | SEES_FIGURES | {"programme.see_money"},
        ),
        Role(
            "inspector",
            _("Người kiểm tra"),
            _("Đọc kế hoạch, hoạt động và báo cáo để kiểm tra; không sửa, không thấy tên trẻ."),
            EVERYONE | READS_FIGURES | READS_REPORTS | _TELLS,
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
                "organisations.reset_second_step",
                "cases.keep_settings",
                "cases.follow_reform",
                "cases.keep_catalogue",
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


# Whoever holds one of these reads what was told of a child: a second factor is compulsory for the role.
READS_CHILDREN = frozenset({"cases.receive_reports", "cases.see_cases", "cases.approve", "cases.handle_requests"})


def needs_second_step(by: Actor) -> bool:
    """Signs in with two steps, or opens nothing."""
    return any(by.holds(permission) for permission in READS_CHILDREN)


def permissions_of(role: str) -> frozenset[str]:
    """The permissions of a role; an unknown role has none."""
    known = ROLES.get(role)
    return known.permissions if known else frozenset()


def role_name(code: str) -> str | Promise:
    """The label of a role; its code when it is no longer in the table."""
    return ROLES[code].label if code in ROLES else code


def all_permissions() -> frozenset[str]:
    """Every permission that some role holds."""
    return frozenset().union(*(role.permissions for role in ROLES.values()))


# Who may give a role, take it away, or print its holder a new password: never one's own rank, save the administrator.
GIVES: dict[str, frozenset[str]] = {
    "head": frozenset({"focal", "teacher"}),
    "officer": frozenset({"head", "focal", "teacher", "ward_officer", "ward_chair"}),
    "administrator": frozenset(ROLES),
}
# Held by one person at a time at a unit.
SINGLE = frozenset({"head", "ward_chair"})


class Held(Protocol):
    """A post, as far as these rules look at it."""

    unit_id: int
    role: str


@runtime_checkable
class Person(Actor, Protocol):
    """An actor whose roles reach units (`queries.Viewer`)."""

    def roles_over(self, unit_id: int) -> frozenset[str]: ...


def change_units(by: Actor, units: Collection[int]) -> bool:
    """A reform may touch these units."""
    return all(by.holds("organisations.change_units", unit) for unit in units)


def keep_units(by: Actor, parent_id: int) -> bool:
    """Set up units below this one."""
    return by.holds("organisations.keep_units", parent_id)


def keep_accounts(by: Actor, unit_id: int, role: str) -> bool:
    """Make an account for a role at a unit."""
    return by.holds("organisations.keep_accounts", unit_id) and role in roles_given(by, unit_id)


def keep_post(by: Actor, unit_id: int, role: str) -> bool:
    """Give a role at a unit, end it, hand it over, let someone deputise."""
    return by.holds("organisations.keep_posts", unit_id) and role in roles_given(by, unit_id)


def reset_password(by: Actor, posts: Collection[Held]) -> bool:
    """Print a colleague a new password: every post of theirs stands in one's units and ranks below one's own."""
    return bool(posts) and all(
        by.holds("organisations.reset_password", post.unit_id) and post.role in roles_given(by, post.unit_id)
        for post in posts
    )


def reset_second_step(by: Actor, posts: Collection[Held]) -> bool:
    """Take away a colleague's second step, so that they set it up anew: every post of theirs stands in one's units."""
    return bool(posts) and all(by.holds("organisations.reset_second_step", post.unit_id) for post in posts)


def roles_given(by: Actor, unit_id: int) -> frozenset[str]:
    """The roles that an actor may give at a unit, by the posts that reach it."""
    if isinstance(by, System):
        return frozenset(ROLES)
    roles = by.roles_over(unit_id) if isinstance(by, Person) else ()
    return frozenset().union(*(GIVES.get(role, frozenset()) for role in roles))
