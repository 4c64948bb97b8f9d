"""The conditions of a minor's work, each as one small rule: kept, broken, or not known for want of which facts.

Source: Labour Code 143–147; Circular 09/2020; law in force from 2021.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from tuoitho.law.confidence import gettext_noop
from tuoitho.law.work.catalogue import Catalogue, Entry
from tuoitho.law.work.facts import Span, WorkFacts, months_later

CIRCULAR_IN_FORCE: Final = date(2021, 3, 15)


class Tier(IntEnum):
    """How grave a breach is for the sanction: khoản 1, 2 or 3 of the sanction's article."""

    REGISTER = 1
    CONDITIONS = 2
    FORBIDDEN = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """`broken`: True, False, or None while the `missing` facts could make it either."""

    broken: bool | None
    article: str = ""
    text: str = ""
    tier: Tier = Tier.CONDITIONS
    missing: tuple[str, ...] = ()


Condition = Callable[[WorkFacts, Catalogue], Finding]
KEPT: Final = Finding(False)


def must(fact: str, wanted: bool, article: str, text: str, tier: Tier = Tier.CONDITIONS) -> Condition:
    """A yes-or-no fact has to be `wanted`."""

    def condition(facts: WorkFacts, catalogue: Catalogue) -> Finding:
        known = getattr(facts, fact)
        return Finding(None if known is None else known is not wanted, article, text, tier, (fact,))

    return condition


def young_hours(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    return _at_most(facts.day(), 4, "hours_day", "BLLĐ 146.1", gettext_noop("Quá 4 giờ một ngày"))


def young_week(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    return _at_most(facts.week(), 20, "hours_week", "BLLĐ 146.1", gettext_noop("Quá 20 giờ một tuần"))


def hours(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    text = gettext_noop("Quá 8 giờ một ngày ngoài việc được làm thêm")
    return _with_overtime(facts, catalogue, facts.day(), (8, 12), "hours_day", text)


def week(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    text = gettext_noop("Quá 40 giờ một tuần ngoài việc được làm thêm")
    return _with_overtime(facts, catalogue, facts.week(), (40, 80), "hours_week", text)


def young_night(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    return Finding(facts.at_night(), "BLLĐ 146.1", gettext_noop("Làm việc từ 22 giờ đến 6 giờ"), missing=("night",))


def night(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    text = gettext_noop("Làm việc từ 22 giờ đến 6 giờ ngoài danh mục (đã đọc đến mục 12, phần sau chưa xác minh)")
    return _listed_only(facts, catalogue, facts.at_night(), "night", text)


def overtime(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    text = gettext_noop("Làm thêm giờ ngoài danh mục (đã đọc đến mục 12, phần sau chưa xác minh)")
    return _listed_only(facts, catalogue, facts.overtime, "overtime", text)


def health_check(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    """A check at least once in six months: to the day."""
    checked, on = facts.health_check_on, facts.on
    text = gettext_noop("Không khám sức khoẻ ít nhất 6 tháng một lần")
    if facts.health_checked is False:
        return Finding(True, "BLLĐ 145.1.c", text)
    if checked is not None and on is not None and checked <= on:
        return Finding(on > months_later(checked, 6), "BLLĐ 145.1.c", text)
    return Finding(None, "BLLĐ 145.1.c", text, missing=("health_check_on",) if on else ("health_check_on", "on"))


def place(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    return _not_hazardous(catalogue.places.get(facts.place or ""), "place")


def task(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    return _not_hazardous(catalogue.tasks.get(facts.task or ""), "task")


def light_task(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    """From 13: only what annex II lists; before the circular was in force another list held, which we do not have."""
    entry = catalogue.tasks.get(facts.task or "")
    if entry and not entry.light and not entry.hazardous and facts.on and facts.on < CIRCULAR_IN_FORCE:
        return Finding(None)
    return _only(entry, entry is not None and entry.light, "BLLĐ 143.3", gettext_noop("Không thuộc danh mục việc nhẹ"))


def arts_task(facts: WorkFacts, catalogue: Catalogue) -> Finding:
    entry = catalogue.tasks.get(facts.task or "")
    text = gettext_noop("Dưới 13 tuổi chỉ được làm nghệ thuật, thể dục, thể thao")
    return _only(entry, entry is not None and entry.arts, "BLLĐ 145.3", text)


def _only(entry: Entry | None, allowed: bool, article: str, text: str) -> Finding:
    if entry is None:
        return Finding(None, missing=("task",))
    if entry.hazardous and entry.decides:
        return Finding(True, entry.article, entry.text, Tier.FORBIDDEN)
    if not allowed:
        return Finding(True, article, text, Tier.FORBIDDEN)
    return KEPT if entry.decides and not entry.hazardous else Finding(None, entry.article, entry.text, Tier.FORBIDDEN)


def _not_hazardous(entry: Entry | None, fact: str) -> Finding:
    if entry is None:
        return Finding(None, missing=(fact,))
    if not entry.hazardous:
        return KEPT
    return Finding(True if entry.decides else None, entry.article, entry.text, Tier.FORBIDDEN)


def _at_most(span: Span, limit: float, fact: str, article: str, text: str) -> Finding:
    broken = True if span.low > limit else (False if span.high <= limit else None)
    return Finding(broken, article, text, missing=(fact,))


def _with_overtime(
    facts: WorkFacts, catalogue: Catalogue, span: Span, limits: tuple[float, float], fact: str, text: str
) -> Finding:
    """The normal limit; in a listed job with overtime the longer one (Labour Code 107.2)."""
    normal, longest = limits
    entry = catalogue.tasks.get(facts.task or "")
    never = facts.overtime is False or (entry is not None and not entry.extra)
    surely = facts.overtime is True and _listed(entry)
    if never or surely:
        return _at_most(span, normal if never else longest, fact, "BLLĐ 146.2", text)
    missing = tuple(name for name, value in (("task", facts.task), ("overtime", facts.overtime)) if value is None)
    if span.low > longest or span.high <= normal:
        return Finding(span.low > longest, "BLLĐ 146.2", text)
    return Finding(None, "BLLĐ 146.2", text, missing=missing if span.low == span.high else (fact, *missing))


def _listed(entry: Entry | None) -> bool:
    return entry is not None and entry.extra and entry.decides


def _listed_only(facts: WorkFacts, catalogue: Catalogue, done: bool | None, fact: str, text: str) -> Finding:
    entry = catalogue.tasks.get(facts.task or "")
    if done is False or _listed(entry):
        return KEPT
    if done and entry is not None and not entry.extra:
        return Finding(True, "BLLĐ 146.2", text)
    missing = tuple(name for name, value in ((fact, done), ("task", entry)) if value is None)
    return Finding(None, "BLLĐ 146.2", text, missing=missing)


FOR_ALL: Final[tuple[Condition, ...]] = (
    place,
    must("parental_consent", True, "BLLĐ 144.3", gettext_noop("Không có đồng ý của cha, mẹ hoặc người giám hộ")),
    must("register", True, "BLLĐ 144.3", gettext_noop("Không lập sổ theo dõi riêng"), Tier.REGISTER),
)
UNDER_15: Final[tuple[Condition, ...]] = (
    young_hours,
    young_week,
    young_night,
    must("overtime", False, "BLLĐ 146.1", gettext_noop("Làm thêm giờ khi chưa đủ 15 tuổi")),
    must("written_contract", True, "BLLĐ 145.1.a", gettext_noop("Không có hợp đồng bằng văn bản")),
    must("affects_study", False, "BLLĐ 145.1.b", gettext_noop("Giờ làm ảnh hưởng việc học")),
    health_check,
)
UNDER_13: Final[tuple[Condition, ...]] = (
    arts_task,
    must(
        "provincial_consent",
        True,
        "BLLĐ 145.3",
        gettext_noop("Không có đồng ý của cơ quan chuyên môn cấp tỉnh"),
        Tier.FORBIDDEN,
    ),
    *FOR_ALL,
    *UNDER_15,
)
FROM_13: Final[tuple[Condition, ...]] = (light_task, *FOR_ALL, *UNDER_15)
FROM_15: Final[tuple[Condition, ...]] = (task, *FOR_ALL, hours, week, night, overtime)
