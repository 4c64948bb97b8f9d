"""School years: 2024 is 2024–2025, opened on 5 September (law.md § 12, Hà Nội)."""

from datetime import date


def opening_day(school_year: int) -> date:
    """The day from which a school year's first list counts."""
    return date(school_year, 9, 5)


def school_year_of(day: date) -> int:
    """The school year a day belongs to; the summer belongs to the year that ends."""
    return day.year if day >= opening_day(day.year) else day.year - 1
