"""What each school and group is like: its size, its diligence, and the few whose figures shall look odd or be missing.

Shares are spread evenly, so that nobody lies far from their peers but those meant to (figures.outliers).
"""

from dataclasses import dataclass
from functools import lru_cache

from tuoitho.demo.scale import SCHOOL_YEAR, YEAR, Scale, chance
from tuoitho.organisations.models import Unit

GRADES = {Unit.Level.PRIMARY: range(1, 6), Unit.Level.LOWER_SECONDARY: range(6, 10), Unit.Level.PRESCHOOL: range(0)}
ABOVE_THE_ROLL = "HD-CS01"
"""640 parents came, of 512 on the roll: guests were counted."""
FEW_STAFF = frozenset({"HD-TH04", "HD-MN05"})
"""Far fewer staff informed than a year ago."""
NO_CAREGIVERS = "HD-TH06"
"""States that no parent was informed."""
ODD = FEW_STAFF | {ABOVE_THE_ROLL, NO_CAREGIVERS}
NO_ROSTER = frozenset({"HD-TH17", "HD-CS11"})
NO_HEADCOUNT = frozenset({"HD-MN23", "HD-CS19", "HD-NT31", "HD-NT44"})


@dataclass(frozen=True)
class Portrait:
    """`classes`: (grade, name, pupils). Shares are of the roll of 2024; `growth`: by how much they rise a year.

    `staff_share` is what the school usually reaches, `staff_share_now` what it reached in 2024.
    """

    code: str
    classes: tuple[tuple[int, str, int], ...]
    staff: int
    caregivers: int
    pupils_share: float
    staff_share: float
    staff_share_now: float
    caregivers_share: float
    caregivers_doubt: float
    growth: float

    @property
    def pupils(self) -> int:
        return sum(size for _grade, _name, size in self.classes)

    def share_in(self, year: int, share: float) -> float:
        """The share a closed year had."""
        return max(0.2, share - self.growth * (YEAR - year))

    def size_in(self, year: int, size: int) -> int:
        """Rolls grow by one or two in a hundred a year."""
        return round(size * (1 - 0.012 * (YEAR - year)))


@lru_cache(maxsize=1024)
def portrait(code: str, kind: str, level: str, public: bool, scale: Scale) -> Portrait:
    """The same unit is always the same."""
    random = chance("portrait", SCHOOL_YEAR, code)
    classes = _classes(code, level, public, scale) if kind == Unit.Kind.SCHOOL else ()
    pupils = sum(size for _grade, _name, size in classes)
    if kind == Unit.Kind.GROUP:
        staff, caregivers = random.randint(3, 7), random.randint(24, 60)
    elif level == Unit.Level.PRESCHOOL:
        staff, caregivers = random.randint(18, 31), random.randint(320, 560)
    else:
        teachers = 1.4 if level == Unit.Level.PRIMARY else 1.75
        staff = round(len(classes) * teachers) + random.randint(4, 7)
        caregivers = round(pupils * random.uniform(1.4, 1.7))
    staff_share = random.uniform(0.9, 0.985)
    return Portrait(
        code,
        classes,
        staff,
        512 if code == ABOVE_THE_ROLL else caregivers,
        pupils_share=random.uniform(0.82, 0.945),
        staff_share=staff_share,
        staff_share_now=0.55 if code in FEW_STAFF else staff_share,
        caregivers_share=random.uniform(0.64, 0.78),
        caregivers_doubt=random.uniform(0.05, 0.11),
        growth=random.uniform(0.02, 0.05),
    )


def portrait_of(unit: Unit, scale: Scale) -> Portrait:
    return portrait(unit.code, unit.kind, unit.level, unit.public, scale)


def _classes(code: str, level: str, public: bool, scale: Scale) -> tuple[tuple[int, str, int], ...]:
    random = chance("classes", SCHOOL_YEAR, code)
    usual = scale.classes_per_grade * (1 if public else 0.5) * (1.1 if level == Unit.Level.LOWER_SECONDARY else 0.93)
    found = []
    for grade in GRADES[Unit.Level(level)]:
        for number in range(1, max(1, round(usual + random.uniform(-1, 1))) + 1):
            size = scale.pupils_per_class + random.randint(-scale.pupils_per_class // 7, scale.pupils_per_class // 7)
            found.append((grade, f"{grade}A{number}", size))
    return tuple(found)
