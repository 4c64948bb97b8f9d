"""Child labour as statistics count it, which is not what the law forbids. Source: UNICEF global databases, 2024."""

from typing import Final

from tuoitho.law.work.facts import Span, WorkFacts

# Ages from–to: hours a week of economic work from which it counts; hours of chores above which it counts.
_UNICEF: Final = ((5, 11, 1.0, 21.0), (12, 14, 14.0, 21.0), (15, 17, 43.0, None))


def unicef_2024(facts: WorkFacts) -> bool | None:
    """5–11: 1 h or more; 12–14: 14 h or more; 15–17: 43 h or more; up to 14 also above 21 h of chores. None: not known,
    or outside 5–17."""
    ages = facts.ages()
    if ages is None:
        return None
    found = {_at(age, facts) for age in range(ages[0], ages[1] + 1)}
    return found.pop() if len(found) == 1 else None


def _at(age: int, facts: WorkFacts) -> bool | None:
    row = next((row for row in _UNICEF if row[0] <= age <= row[1]), None)
    if row is None:
        return None
    _, _, work_from, chores_above = row
    work, chores = facts.week(), facts.chores_week or Span(0, 168)
    worked = True if work.low >= work_from else False if work.high < work_from else None
    if chores_above is None:
        return worked
    housed = True if chores.low > chores_above else False if chores.high <= chores_above else None
    if worked or housed:
        return True
    return False if worked is False and housed is False else None
