"""One record of facts as others hand it over, checked. A fault is a ValueError with a sentence."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from tuoitho.law.work.catalogue import CATALOGUE, Catalogue
from tuoitho.law.work.facts import DAY, WEEK, Relation, Span, WorkFacts

_BOOLEANS = (
    "night",
    "overtime",
    "parental_consent",
    "written_contract",
    "health_checked",
    "register",
    "provincial_consent",
    "affects_study",
)
_KNOWN = frozenset(
    {"id", "on", "born", "age", "relation", "task", "place", "from", "to", "health_check_on"}
    | {"hours_day", "hours_week", "chores_week", *_BOOLEANS}
)


def read_facts(record: Mapping[str, Any], catalogue: Catalogue = CATALOGUE) -> WorkFacts:
    """Facts from a record of `tuoitho law check`.

    Hours are a number or [low, high]; a birth is a day, a month or a year. Raises ValueError with a sentence.
    """
    for name in record:
        if name not in _KNOWN:
            raise ValueError(f"Không có trường “{name}”.")
    facts = WorkFacts(
        on=_day(record, "on"),
        born=_birth(record.get("born")),
        age=_age(record.get("age")),
        relation=_relation(record),
        task=_one_of(record, "task", catalogue.tasks),
        place=_one_of(record, "place", catalogue.places),
        hours_day=_span(record, "hours_day", DAY),
        hours_week=_span(record, "hours_week", WEEK),
        chores_week=_span(record, "chores_week", WEEK),
        starts=_clock(record, "from"),
        ends=_clock(record, "to"),
        health_check_on=_day(record, "health_check_on"),
        **{name: _truth(record, name) for name in _BOOLEANS},
    )
    _agree(facts)
    return facts


def _agree(facts: WorkFacts) -> None:
    if facts.born and facts.on and facts.born[0] > facts.on:
        raise ValueError("Ngày sinh sau ngày làm việc.")
    if facts.health_checked is False and facts.health_check_on:
        raise ValueError("Đã ghi ngày khám sức khoẻ thì không thể là chưa khám lần nào.")
    if facts.hours_day and facts.hours_week and facts.hours_week.high < facts.hours_day.low:
        raise ValueError("Số giờ một tuần ít hơn số giờ một ngày.")
    if facts.hours_day and facts.hours_week and facts.hours_week.low > 7 * facts.hours_day.high:
        raise ValueError("Số giờ một tuần nhiều hơn bảy ngày cộng lại.")


def _one_of(record: Mapping[str, Any], name: str, known: Any) -> str | None:
    value = record.get(name)
    if value is not None and (not isinstance(value, str) or value not in known):
        raise ValueError(f"“{name}” không có mã “{value}”.")
    return value


def _relation(record: Mapping[str, Any]) -> Relation | None:
    value = _one_of(record, "relation", list(Relation))
    return Relation(value) if value else None


def _truth(record: Mapping[str, Any], name: str) -> bool | None:
    value = record.get(name)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"“{name}” là true hoặc false.")
    return value


def _day(record: Mapping[str, Any], name: str) -> date | None:
    value = record.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"“{name}” là một ngày như 2024-11-09; không hiểu “{value}”.") from None


def _clock(record: Mapping[str, Any], name: str) -> time | None:
    value = record.get(name)
    if value is None:
        return None
    try:
        return time.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"“{name}” là một giờ như 21:30; không hiểu “{value}”.") from None


def _age(value: Any) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 120):
        raise ValueError(f"“age” là số tuổi tròn; không hiểu “{value}”.")
    return value


def _span(record: Mapping[str, Any], name: str, most: float) -> Span | None:
    value = record.get(name)
    if value is None:
        return None
    ends = value if isinstance(value, list) else [value]
    numbers = all(isinstance(end, int | float) and not isinstance(end, bool) and 0 <= end <= most for end in ends)
    if not numbers or len(ends) not in (1, 2) or ends[0] > ends[-1]:
        raise ValueError(f"“{name}” là số giờ từ 0 đến {most:g}, hoặc [ít nhất, nhiều nhất]; không hiểu “{value}”.")
    return Span.of(ends[0], ends[-1])


def _birth(value: Any) -> tuple[date, date] | None:
    """The first and last possible day of `2011-05-03`, `2011-05` or `2011`."""
    if value is None:
        return None
    try:
        parts = [int(part) for part in str(value).split("-")]
        year, month, day = [*parts, 0, 0][:3]
        if day:
            return date(year, month, day), date(year, month, day)
        first = date(year, month or 1, 1)
        ends = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
    except (TypeError, ValueError):
        raise ValueError(f"“born” là ngày, tháng hoặc năm sinh; không hiểu “{value}”.") from None
    return first, ends - timedelta(days=1)
