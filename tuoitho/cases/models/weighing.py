"""How facts about a pupil become points and reasons, and which pupils get a card. Pure.

Points are a sum of weight × amount; a fact that is there never takes points away. A home is no sign: poverty, age or a
special circumstance only add to something that is seen at school, so that nobody gets a card for who they are.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tuoitho.registry.queries import WarningFacts

Amount = float | tuple[str, ...]
"""Days, years, 1 for "it is so", or the letters of Law on Children Art. 10.1."""

# Art. 10.1 h (left school to earn a living), k (exploited), m (trafficked): work itself, to be reported.
WORK_LETTERS: Final = frozenset("hkm")
# Before and after Tết, the end of the school year and its beginning. Our judgement; a weight of 0 turns it off.
SEASON: Final = frozenset({1, 2, 5, 9})
MOST_DAYS, MOST_YEARS, MOST_LETTERS = 15.0, 3, 3
MOST_POINTS, MOST_WEIGHT = 1000, 20

DEFAULT_POINTS: Final[Mapping[str, int]] = {
    "unexcused": 2,
    "excused": 1,
    "rising": 1,
    "marks_low": 2,
    "marks_fallen": 3,
    "household_work": 4,
    "out_to_work": 10,
    "summer_open": 6,
    "over_age": 2,
    "transition_year": 1,
    "interrupted": 4,
    "repeated": 2,
    "poor": 3,
    "near_poor": 2,
    "special": 2,
    "season": 1,
}
DEFAULT_LEAST = 10
DEFAULT_LIMIT = 10
# What is seen at school or was told there. Without one of these there is no card.
SIGNS: Final = frozenset(
    {"unexcused", "excused", "rising", "marks_low", "marks_fallen", "household_work", "out_to_work", "summer_open"}
)
# Signs of work: the next step is to tell the ward.
OF_WORK: Final = frozenset({"household_work", "out_to_work"})


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for one unit of each amount (0–20; 0: does not count), and the least sum that makes a card."""

    points: Mapping[str, int]
    least: int = DEFAULT_LEAST


DEFAULT: Final = Weights(DEFAULT_POINTS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One pupil of one school. `follower`: who follows them: the class teacher's account, None for the focal person.

    `reasons`: what gave points, code → amount. `worth`: reaches the least sum, with a sign among the reasons.
    """

    pupil_id: int
    follower: int | None
    points: int
    reasons: Mapping[str, Amount]
    worth: bool


def amounts(facts: "WarningFacts") -> dict[str, Amount]:
    """Code → amount of all that can count. The earlier window only tells whether absence rises."""
    last = facts.last.unexcused + facts.last.excused
    before = facts.before.unexcused + facts.before.excused
    return {
        "unexcused": min(facts.last.unexcused, MOST_DAYS),
        "excused": min(facts.last.excused, MOST_DAYS),
        "rising": min(max(0.0, last - before), MOST_DAYS) if facts.before.called else 0.0,
        "marks_low": float(facts.marks_low),
        "marks_fallen": float(facts.marks_fallen),
        "household_work": float(facts.household_work),
        "out_to_work": tuple(letter for letter in facts.special if letter in WORK_LETTERS),
        "summer_open": float(facts.summer_open),
        "over_age": float(min(facts.over_age, MOST_YEARS)),
        "transition_year": float(facts.transition_year),
        "interrupted": float(facts.interrupted),
        "repeated": float(facts.repeated),
        "poor": float(facts.poor),
        "near_poor": float(facts.near_poor and not facts.poor),
        "special": tuple(letter for letter in facts.special if letter not in WORK_LETTERS)[:MOST_LETTERS],
        "season": float(facts.month in SEASON),
    }


def weigh(facts: "WarningFacts", weights: Weights = DEFAULT) -> Weighed:
    """Points and reasons of one pupil. Total: every combination of facts has an answer."""
    counted = {code: amount for code, amount in amounts(facts).items() if amount and weights.points.get(code, 0)}
    total = sum(weights.points[code] * _size(amount) for code, amount in counted.items())
    points = min(int(total), MOST_POINTS)
    worth = points >= weights.least and not SIGNS.isdisjoint(counted)
    return Weighed(facts.pupil_id, facts.teacher_id, points, counted, worth)


def choose(
    pupils: Iterable[Weighed], limit: int, standing: Collection[int] = (), rested: Mapping[int, int] | None = None
) -> list[Weighed]:
    """The pupils who get a new card: the most points first, as many as each follower has room for.

    `standing`: pupils who have one. `rested`: pupil → points of the card that was closed a short while ago; only more
    points than then bring a new one.
    """
    everyone, closed = list(pupils), rested or {}
    taken = Counter(one.follower for one in everyone if one.pupil_id in standing)
    wanted = [
        one
        for one in everyone
        if one.worth and one.pupil_id not in standing and one.points > closed.get(one.pupil_id, -1)
    ]
    chosen = []
    for one in sorted(wanted, key=lambda one: (-one.points, one.pupil_id)):
        if taken[one.follower] < limit:
            taken[one.follower] += 1
            chosen.append(one)
    return chosen


def _size(amount: Amount) -> float:
    return float(len(amount)) if isinstance(amount, tuple) else amount
