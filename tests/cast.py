"""One named cast for all tests: who owns, who helps, the outsider, the former owner.

The day is 9 November 2024. School `primary` (Tiểu học Vườn Xanh) is the home of Hạnh (head), Bình (focal) and Lan
(class teacher). Thu deputises for Hạnh this week. Dũng was head until 2023. Ngọc is head of another school: the
outsider who is always tried. Mai is the department's officer. In the ward Sơn and Phúc protect children and Tùng is
the chair; Vinh and Thảo do so in the other ward. Hà is at the city's centre of social work.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Post, TreeVersion, Unit, UnitName, UnitParent, User
from tuoitho.organisations.queries import Viewer, viewer_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TODAY = date(2024, 11, 9)
NOW = datetime(2024, 11, 9, 8, 0, tzinfo=ZONE)
FOUNDED = date(2015, 1, 1)

UNITS = {
    # name: (code, kind, level, public, full name, parent)
    "city": ("HN", "city", "", True, "Sở Giáo dục và Đào tạo Hà Nội", None),
    "department": ("HD", "department", "", True, "Phòng Giáo dục và Đào tạo quận Hà Đông", "city"),
    "ward": ("HD-W01", "ward", "", True, "Phường Vạn Phúc", "department"),
    "other_ward": ("HD-W02", "ward", "", True, "Phường Mộ Lao", "department"),
    "primary": ("HD-TH01", "school", "primary", True, "Trường Tiểu học Vườn Xanh", "ward"),
    "secondary": ("HD-CS01", "school", "lower_secondary", True, "Trường THCS Đồng Cỏ", "ward"),
    "preschool": ("HD-MN01", "school", "preschool", True, "Trường Mầm non Cánh Diều", "ward"),
    "group": ("HD-NT01", "group", "preschool", False, "Nhóm trẻ độc lập Hoa Nắng", "preschool"),
    "other_group": ("HD-NT02", "group", "preschool", False, "Lớp mẫu giáo độc lập Sao Mai", "preschool"),
    "other_school": ("HD-TH02", "school", "primary", True, "Trường Tiểu học Hoa Gạo", "other_ward"),
    "other_department": ("TX", "department", "", True, "Phòng Giáo dục và Đào tạo quận Thanh Xuân", "city"),
}
PEOPLE = {
    # name: (role, unit, full name)
    "mai": ("officer", "department", "Hoàng Thị Mai"),
    "hanh": ("head", "primary", "Nguyễn Thị Hạnh"),
    "binh": ("focal", "primary", "Trần Văn Bình"),
    "lan": ("teacher", "primary", "Lê Thị Lan"),
    "ngoc": ("head", "other_school", "Phạm Minh Ngọc"),
    "cuc": ("head", "preschool", "Đỗ Thị Cúc"),
    "quan": ("head", "secondary", "Vũ Hồng Quân"),
    "son": ("ward_officer", "ward", "Bùi Thanh Sơn"),
    "tung": ("ward_chair", "ward", "Ngô Sỹ Tùng"),
    "phuc": ("ward_officer", "ward", "Lương Hồng Phúc"),
    "vinh": ("ward_officer", "other_ward", "Châu Quang Vinh"),
    "thao": ("ward_chair", "other_ward", "Kiều Phương Thảo"),
    "ha": ("centre_officer", "city", "Triệu Thu Hà"),
    "yen": ("city_viewer", "city", "Đặng Hải Yến"),
    "khoa": ("inspector", "department", "Phan Đăng Khoa"),
    "an": ("administrator", "department", "Lý Bình An"),
    "giang": ("auditor", "city", "Hồ Trường Giang"),
    "linh": ("officer", "other_department", "Tạ Thuỳ Linh"),
}


@dataclass
class World:
    """The cast on the stage: units and users by their short name."""

    units: dict[str, Unit] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Unit | User:
        units, users = self.__dict__["units"], self.__dict__["users"]
        if name in units:
            return units[name]
        if name in users:
            return users[name]
        raise AttributeError(name)

    def viewer(self, name: str, on: date = TODAY) -> Viewer:
        """The named person as a viewer on a day."""
        return viewer_of(self.users[name], on)


def set_the_stage() -> World:
    """Save the whole cast."""
    world = World()
    for name, (code, kind, level, public, full, parent) in UNITS.items():
        unit = Unit.objects.create(
            code=code, kind=kind, level=level, public=public, name=full, starts_on=FOUNDED, email=f"{name}@example.org"
        )
        UnitName.objects.create(unit=unit, name=full, starts_on=FOUNDED)
        if parent:
            UnitParent.objects.create(child=unit, parent=world.units[parent], starts_on=FOUNDED)
        world.units[name] = unit
    for name, (role, unit_name, full) in PEOPLE.items():
        world.users[name] = _person(name, full)
        Post.objects.create(user=world.users[name], unit=world.units[unit_name], role=role, starts_on=FOUNDED)
    world.users["dung"] = _person("dung", "Cao Tiến Dũng")
    Post.objects.create(
        user=world.users["dung"],
        unit=world.units["primary"],
        role="head",
        starts_on=FOUNDED,
        ends_on=date(2023, 8, 1),
    )
    world.users["thu"] = _person("thu", "Mai Anh Thư")
    Post.objects.create(
        user=world.users["thu"],
        unit=world.units["primary"],
        role="head",
        starts_on=date(2024, 11, 4),
        ends_on=date(2024, 11, 18),
        deputising_for=Post.objects.get(user=world.users["hanh"]),
    )
    for year in range(2021, 2026):
        Period.objects.create(year=year, starts_on=date(year - 1, 11, 18), ends_on=date(year, 11, 18 - 1))
    TreeVersion.renew()
    return world


def _person(name: str, full: str) -> User:
    user = User(username=name, full_name=full, email=f"{name}@example.org")
    user.set_unusable_password()
    user.save()
    return user
