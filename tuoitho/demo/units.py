"""The units: the city's department, the district's, 17 wards, schools of three levels, independent groups."""

from collections.abc import Iterator
from datetime import date

from tuoitho.base.folding import fold
from tuoitho.demo.names import phone
from tuoitho.demo.places import GROUPS, LOWER_SECONDARIES, PRESCHOOLS, PRIMARIES, STREETS, WARDS
from tuoitho.demo.scale import FOUNDED, chance
from tuoitho.demo.town import Town
from tuoitho.organisations.models import TreeVersion, Unit, UnitName, UnitParent

Kind, Level = Unit.Kind, Unit.Level
LEVELS = {
    "MN": (Level.PRESCHOOL, "Trường Mầm non", PRESCHOOLS),
    "TH": (Level.PRIMARY, "Trường Tiểu học", PRIMARIES),
    "CS": (Level.LOWER_SECONDARY, "Trường THCS", LOWER_SECONDARIES),
}
GROUPS_OF_FIRST = (5, 6)
"""The first two preschools guide five and six groups, whose owners have not yet acknowledged the plan."""
ALL_PUBLIC = 8
"""The first schools of each level are public; of the others about one in eight is private."""
NEW_GROUPS_FROM = date(2024, 8, 15)


def write(town: Town) -> Iterator[float]:
    """Every unit with its name and parent; yields the share done."""
    parents: dict[str, Unit | None] = {}

    def add(unit: Unit, parent: Unit | None) -> None:
        town.units[unit.code], parents[unit.code] = unit, parent

    city = _unit("HN", Kind.CITY, "", "Sở Giáo dục và Đào tạo Hà Nội", place="Hà Nội")
    department = _unit("HD", Kind.DEPARTMENT, "", "Phòng Giáo dục và Đào tạo quận Hà Đông")
    add(city, None)
    add(department, city)
    for number, name in enumerate(WARDS, 1):
        add(_unit(f"HD-W{number:02}", Kind.WARD, "", f"Phường {name}"), department)
    for code, level, name in _schools(town):
        number = int(code[-2:])
        public = chance("public", code).random() > 0.12 or number <= ALL_PUBLIC
        ward = town.wards[(number - 1) % len(WARDS)]
        add(_unit(code, Kind.SCHOOL, level, name, public=public, ward=ward.name), ward)
    guides = _guides(town)
    for number, guide in enumerate(guides, 1):
        add(_group(number, len(guides), parents[guide.code]), guide)
    yield 0.5
    _save(town, parents)
    town.guides = {group.pk: guide for group, guide in zip(town.groups, guides, strict=True)}
    yield 1


def _save(town: Town, parents: dict[str, Unit | None]) -> None:
    units = list(town.units.values())
    Unit.objects.bulk_create(units)
    UnitName.objects.bulk_create(UnitName(unit=unit, name=unit.name, starts_on=unit.starts_on) for unit in units)
    UnitParent.objects.bulk_create(
        UnitParent(child=unit, parent=parent, starts_on=unit.starts_on)
        for unit in units
        if (parent := parents[unit.code])
    )
    TreeVersion.renew()


def _schools(town: Town) -> Iterator[tuple[str, str, str]]:
    counts = {"MN": town.scale.preschools, "TH": town.scale.primaries, "CS": town.scale.lower_secondaries}
    for letters, (level, words, names) in LEVELS.items():
        for number in range(1, counts[letters] + 1):
            yield f"HD-{letters}{number:02}", level, f"{words} {names[number - 1]}"


def _guides(town: Town) -> list[Unit]:
    """Whom each group stands under: public preschools, about three groups each."""
    public = [one for one in town.schools if one.level == Level.PRESCHOOL and one.public]
    first = [guide for guide, count in zip(public, GROUPS_OF_FIRST, strict=False) for _ in range(count)]
    others = public[2:]
    left = town.scale.groups - len(first)
    if left <= 0:
        return [public[number % len(public)] for number in range(town.scale.groups)]
    return [*first, *(others[number * len(others) // left] for number in range(left))]


def _group(number: int, total: int, ward: Unit | None) -> Unit:
    """Every other one is a group of toddlers; the last four opened this summer."""
    words = "Nhóm trẻ độc lập" if number % 2 else "Lớp mẫu giáo độc lập"
    new = total > 8 and number > total - 4
    return _unit(
        f"HD-NT{number:02}",
        Kind.GROUP,
        Level.PRESCHOOL,
        f"{words} {GROUPS[number - 1]}",
        public=False,
        ward=ward.name if ward else "",
        starts_on=NEW_GROUPS_FROM if new else FOUNDED,
    )


def _unit(
    code: str,
    kind: str,
    level: str,
    name: str,
    *,
    public: bool = True,
    ward: str = "",
    place: str = "Hà Đông",
    starts_on: date = FOUNDED,
) -> Unit:
    random = chance("unit", code)
    street = f"Số {random.randint(2, 198)}, {random.choice(STREETS)}"
    where = ward.replace("Phường", "phường") or ("quận Hà Đông" if kind != Kind.CITY else "thành phố Hà Nội")
    return Unit(
        code=code,
        kind=kind,
        level=level,
        public=public,
        name=name,
        folded=fold(f"{name} {code}"),
        place=place,
        address=f"{street}, {where}" + (", quận Hà Đông" if ward else ""),
        email=f"{code.lower()}@example.org",
        phone=phone(random),
        starts_on=starts_on,
    )
