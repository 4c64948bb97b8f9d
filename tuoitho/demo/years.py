"""Head-counts: all there is of the closed years, and in 2024 what is not known by name."""

from collections.abc import Iterator, Mapping
from datetime import date

from tuoitho.base.actors import System
from tuoitho.demo.places import WARDS
from tuoitho.demo.portraits import NO_CAREGIVERS, NO_HEADCOUNT, Portrait
from tuoitho.demo.scale import CLOSED_YEARS, TODAY, YEAR, chance, moment
from tuoitho.demo.town import Town
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Headcount

Spans = dict[str, tuple[int, int] | None]
COUNTED = (10, 20)
SOURCE = "Số liệu minh hoạ"
POPULATION = "Rà soát phổ cập giáo dục (số liệu minh hoạ)"
WITH_POPULATION = {2021: 0, 2022: 15, 2023: 17, YEAR: 0}
"""How many of the 17 wards state their children: 1.1 has no denominator in 2021 and 2024, and gaps in 2022."""
DISTRICT = {
    # year: in labour, in heavy work among them, notified, helped in time, in care, at school or in training
    2021: (78, 15, 71, 58, 78, 60),
    2022: (70, 13, 66, 58, 70, 58),
    2023: (63, 11, 61, 57, 63, 56),
    2024: (56, 8, 56, 54, 56, 52),
}
CHILDREN = ("in_labour", "hazardous", "notified", "supported", "in_care", "schooled")
EMPLOYERS = {"enterprises": (17, 0.66, 0.41), "cooperatives": (2, 0.7, 0.5), "households": (19, 0.6, 0.33)}
"""About how many a ward has, and which shares of them were informed and trained in 2024."""
OFFICIALS = {2021: 0.55, 2022: 0.7, 2023: 0.82}


def write(town: Town) -> Iterator[float]:
    """State what every unit counted; yields the share done."""
    units = [*town.schools, *town.groups, *town.wards, town.department]
    for done, unit in enumerate(units, 1):
        for year in (*CLOSED_YEARS, YEAR):
            spans = _spans(town, unit, year)
            if spans and unit.starts_on <= date(year, 11, 17):
                _state(town, unit, year, spans)
        yield done / len(units)


def _state(town: Town, unit: Unit, year: int, spans: Mapping[str, tuple[int, int] | None]) -> None:
    day = min(date(year, *COUNTED), TODAY)
    source = POPULATION if "children.resident" in spans else SOURCE
    by = System(town.author(unit))
    Headcount.objects.state(unit, year, spans, counted_on=day, source=source, by=by, at=moment(day, 15))


def _spans(town: Town, unit: Unit, year: int) -> Spans:
    if unit.kind == Unit.Kind.WARD:
        return _ward(town, unit, year)
    if unit.kind == Unit.Kind.DEPARTMENT:
        return _department(year)
    portrait = town.portrait(unit)
    if year == YEAR:
        return {} if unit.code in NO_HEADCOUNT else _running(unit, portrait)
    return _closed(portrait, year)


def _closed(portrait: Portrait, year: int) -> Spans:
    """The year before people were known by name: rolls, and how many were reached."""
    staff, caregivers = portrait.size_in(year, portrait.staff), portrait.size_in(year, portrait.caregivers)
    reached = portrait.share_in(year, portrait.caregivers_share)
    spans: Spans = {
        "staff.roll": _one(staff),
        "staff.informed": _one(staff * portrait.share_in(year, portrait.staff_share)),
        "caregivers.roll": _one(caregivers),
        "caregivers.informed": (round(caregivers * reached), round(caregivers * (reached + portrait.caregivers_doubt))),
    }
    if portrait.pupils:
        pupils = portrait.size_in(year, portrait.pupils)
        spans["pupils.roll"] = _one(pupils)
        spans["pupils.informed"] = _one(pupils * portrait.share_in(year, portrait.pupils_share))
        spans |= _screened(portrait, year, pupils)
    return spans


def _running(unit: Unit, portrait: Portrait) -> Spans:
    """2024: pupils and staff of schools are on rosters; parents are counted, and so is everyone of a group."""
    spans: Spans = {"caregivers.roll": _one(portrait.caregivers)}
    if unit.kind == Unit.Kind.GROUP:
        spans["staff.roll"] = _one(portrait.staff)
        spans["staff.informed"] = _one(portrait.staff * portrait.staff_share_now)
        low = portrait.caregivers * portrait.caregivers_share
        spans["caregivers.informed"] = (round(low), round(low + portrait.caregivers * portrait.caregivers_doubt))
    if unit.code == NO_CAREGIVERS:
        spans["caregivers.informed"] = (0, 0)
    if portrait.pupils:
        spans |= _screened(portrait, YEAR, portrait.pupils)
    return spans


def _screened(portrait: Portrait, year: int, pupils: int) -> Spans:
    """Six in ten pupils were looked at for signs of unlawful work; few schools found any."""
    random = chance("screened", portrait.code, year)
    share = random.uniform(0.5, 0.67) - 0.08 * (YEAR - year)
    found = random.randint(1, 2) if random.random() < 0.25 else 0
    return {"pupils.screened": _one(pupils * share), "pupils.found": _one(found)}


def _ward(town: Town, ward: Unit, year: int) -> Spans:
    place = town.wards.index(ward)
    random = chance("ward", ward.code)
    children = zip(CHILDREN, DISTRICT[year], strict=True)
    spans: Spans = {f"children.{name}": _one(_part(total, place)) for name, total in children}
    residents = random.randint(4300, 6400)
    if place < WITH_POPULATION[year]:
        spans["children.resident"] = _one(residents * (1 - 0.01 * (YEAR - year)))
    for employer, (usual, informed, trained) in EMPLOYERS.items():
        roll = random.randint(max(1, round(usual * 0.7)), round(usual * 1.3))
        behind = 0.09 * (YEAR - year)
        spans[f"{employer}.roll"] = _one(roll)
        spans[f"{employer}.informed"] = _one(roll * (informed + random.uniform(-0.08, 0.08) - behind))
        spans[f"{employer}.trained"] = _one(roll * (trained + random.uniform(-0.05, 0.05) - behind))
    officials = random.randint(9, 15)
    spans["ward_officials.roll"] = _one(officials)
    if year in OFFICIALS:
        spans["ward_officials.trained"] = _one(officials * OFFICIALS[year])
    return spans


def _department(year: int) -> Spans:
    spans: Spans = {"district_officials.roll": _one(46)}
    if year in OFFICIALS:
        spans["district_officials.trained"] = _one(46 * OFFICIALS[year])
    return spans


def _part(total: int, place: int) -> int:
    """A ward's part of the district's children: the 17 add up to the whole, and no part of a part is larger than it."""
    order = list(range(len(WARDS)))
    chance("wards", YEAR).shuffle(order)
    whole, rest = divmod(total, len(WARDS))
    return whole + (order[place] < rest)


def _one(number: float) -> tuple[int, int]:
    people = max(0, round(number))
    return people, people
