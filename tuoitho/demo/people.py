"""Who signs in: one account a role with a name easy to remember, and a head for every school."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from tuoitho.demo.names import adult_name, phone, sex_of
from tuoitho.demo.scale import FOUNDED, chance
from tuoitho.demo.town import Town
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.models.second_step import give_second_step
from tuoitho.organisations.rules import READS_CHILDREN, permissions_of

PASSWORD = "vuon-xanh-2024"  # noqa: S105  printed for everyone: the accounts are illustrative, as is all they see


@dataclass(frozen=True)
class Account:
    """`unit`: the code of where this person works."""

    username: str
    full_name: str
    role: str
    unit: str
    title: str


CAST = (
    Account("mai", "Hoàng Mai", "officer", "HD", "Chuyên viên"),
    Account("hanh", "Nguyễn Thị Hạnh", "head", "HD-TH01", "Hiệu trưởng"),
    Account("binh", "Trần Văn Bình", "focal", "HD-TH01", "Cán bộ đầu mối"),
    Account("lan", "Lê Thị Lan", "teacher", "HD-TH01", "Giáo viên chủ nhiệm"),
    Account("cuc", "Đỗ Thị Cúc", "head", "HD-MN01", "Hiệu trưởng"),
    Account("quan", "Vũ Hồng Quân", "head", "HD-CS01", "Hiệu trưởng"),
    Account("son", "Bùi Thanh Sơn", "ward_officer", "HD-W01", "Công chức văn hoá - xã hội"),
    Account("tung", "Ngô Sỹ Tùng", "ward_chair", "HD-W01", "Chủ tịch Uỷ ban nhân dân phường"),
    Account("phuc", "Lương Hồng Phúc", "ward_officer", "HD-W01", "Công chức văn hoá - xã hội"),
    Account("vinh", "Châu Quang Vinh", "ward_officer", "HD-W02", "Công chức văn hoá - xã hội"),
    Account("thao", "Kiều Phương Thảo", "ward_chair", "HD-W02", "Chủ tịch Uỷ ban nhân dân phường"),
    Account("ha", "Triệu Thu Hà", "centre_officer", "HN", "Cán bộ công tác xã hội"),
    Account("yen", "Đặng Hải Yến", "city_viewer", "HN", "Chuyên viên"),
    Account("khoa", "Phan Đăng Khoa", "inspector", "HD", "Cán bộ kiểm tra"),
    Account("an", "Lý Bình An", "administrator", "HD", "Quản trị hệ thống"),
    Account("giang", "Hồ Trường Giang", "auditor", "HN", "Người soát xét nhật ký"),
)
DEPUTY = Account("thu", "Mai Anh Thư", "head", "HD-TH01", "Phó Hiệu trưởng")
DEPUTY_FROM, DEPUTY_TO = date(2024, 11, 4), date(2024, 11, 18)


def write(town: Town) -> Iterator[float]:
    """Users and posts; yields the share done."""
    accounts = [*CAST, *_other_heads(town), DEPUTY]
    encoded = make_password(PASSWORD)
    users = [_user(account, encoded) for account in accounts]
    User.objects.bulk_create(users)
    for account, user in zip(accounts, users, strict=True):
        if READS_CHILDREN & permissions_of(account.role):
            give_second_step(user)
    yield 0.6
    posts = [
        Post(user=user, unit=town.units[account.unit], role=account.role, starts_on=FOUNDED)
        for account, user in zip(accounts[:-1], users[:-1], strict=True)
    ]
    Post.objects.bulk_create(posts)
    for account, user in zip(accounts[:-1], users[:-1], strict=True):
        if account.role in ("head", "officer", "ward_officer"):
            town.heads.setdefault(town.units[account.unit].pk, user)
    deputised = next(post for post in posts if post.unit_id == town.units[DEPUTY.unit].pk and post.role == "head")
    Post.objects.create(
        user=users[-1],
        unit=deputised.unit,
        role="head",
        starts_on=DEPUTY_FROM,
        ends_on=DEPUTY_TO,
        deputising_for=deputised,
    )
    yield 1


def _other_heads(town: Town) -> Iterator[Account]:
    headed = {account.unit for account in CAST if account.role == "head"}
    for school in town.schools:
        if school.code not in headed:
            random = chance("head", school.code)
            women = 0.95 if school.level == Unit.Level.PRESCHOOL else 0.65
            name = adult_name(random, sex_of(random, women))
            yield Account(school.code.removeprefix("HD-").lower(), name, "head", school.code, "Hiệu trưởng")


def _user(account: Account, encoded: str) -> User:
    return User(
        username=account.username,
        full_name=account.full_name,
        title=account.title,
        email=f"{account.username}@example.org",
        phone=phone(chance("user", account.username)),
        password=encoded,
    )
