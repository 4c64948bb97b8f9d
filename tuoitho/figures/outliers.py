"""Figures that look odd in their first year, when there is no history to compare with but there are peers."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import TypeAlias

from tuoitho.figures.printing import format_count, format_percent
from tuoitho.figures.sentences import Sentence, gettext_noop

ENOUGH_PEERS = 5
FAR = Fraction(35, 10)
"""Modified z-score above which a value is odd (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993)."""
MAD_TO_SIGMA = Fraction(6745, 10000)
LEAST_SPREAD = Fraction(1)
"""Percentage points: peers that all say 90 % do not make 92 % odd."""
MOST_PEERS = Fraction(3, 4)
JUMP = Fraction(20)
"""Percentage points from one year to the next."""


class Reason(StrEnum):
    ABOVE_AUDIENCE = "above_audience"
    ZERO_AMONG_PEERS = "zero_among_peers"
    FAR_FROM_PEERS = "far_from_peers"
    JUMP = "jump"


_TEMPLATES = {
    Reason.ABOVE_AUDIENCE: gettext_noop(
        "Số người được thông tin (%(reached)s) lớn hơn số người cần thông tin (%(audience)s)."
    ),
    Reason.ZERO_AMONG_PEERS: gettext_noop(
        "Báo 0 người, trong khi %(others)s/%(peers)s đơn vị cùng nhóm có số liệu lớn hơn 0."
    ),
    Reason.FAR_FROM_PEERS: gettext_noop(
        "Tỷ lệ %(percent)s khác xa mức giữa %(median)s của %(peers)s đơn vị cùng nhóm."
    ),
    Reason.JUMP: gettext_noop("Tỷ lệ đổi từ %(before)s năm trước thành %(percent)s năm nay."),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """What one unit reports for one indicator; ``group`` holds the peers it is compared with, such as its level."""

    unit: int
    group: Hashable
    reached: int
    audience: int
    percent_last_year: Fraction | None = None

    @property
    def percent(self) -> Fraction | None:
        return Fraction(100 * self.reached, self.audience) if self.audience else None


@dataclass(frozen=True, slots=True)
class Oddity:
    unit: int
    reason: Reason
    sentence: Sentence


Group: TypeAlias = Sequence[Reported]


def odd_figures(figures: Iterable[Reported]) -> list[Oddity]:
    """Every odd figure of one indicator, by unit as given and then by reason. Odd is a question, never a refusal."""
    figures = list(figures)
    groups: Mapping[Hashable, list[Reported]] = defaultdict(list)
    for figure in figures:
        groups[figure.group].append(figure)
    spreads = {group: _Spread.of(members) for group, members in groups.items()}
    return [oddity for figure in figures for oddity in _oddities(figure, spreads[figure.group])]


@dataclass(frozen=True, slots=True)
class _Spread:
    """The middle of a group's percentages and how far its members usually lie from it."""

    peers: int
    nonzero: int
    middle: Fraction
    deviation: Fraction

    @classmethod
    def of(cls, group: Group) -> "_Spread":
        percents = [figure.percent for figure in group if figure.percent is not None]
        middle = median(percents) if percents else Fraction(0)
        deviation = median([abs(percent - middle) for percent in percents]) if percents else Fraction(0)
        return cls(len(percents), sum(percent > 0 for percent in percents), middle, deviation)

    def is_far(self, percent: Fraction) -> bool:
        sigma = max(self.deviation / MAD_TO_SIGMA, LEAST_SPREAD)
        return abs(percent - self.middle) > FAR * sigma


def _oddities(figure: Reported, spread: _Spread) -> Iterable[Oddity]:
    percent = figure.percent
    if figure.reached > figure.audience:
        reached, audience = format_count(figure.reached), format_count(figure.audience)
        yield _odd(figure, Reason.ABOVE_AUDIENCE, reached=reached, audience=audience)
    if percent is None:
        return
    if spread.peers >= ENOUGH_PEERS:
        yield from _against_peers(figure, percent, spread)
    before = figure.percent_last_year
    if before is not None and abs(percent - before) > JUMP:
        yield _odd(figure, Reason.JUMP, before=format_percent(before), percent=format_percent(percent))


def _against_peers(figure: Reported, percent: Fraction, spread: _Spread) -> Iterable[Oddity]:
    if percent == 0 and spread.nonzero >= MOST_PEERS * spread.peers:
        yield _odd(figure, Reason.ZERO_AMONG_PEERS, others=spread.nonzero, peers=spread.peers)
    elif spread.is_far(percent):
        middle = format_percent(spread.middle)
        yield _odd(figure, Reason.FAR_FROM_PEERS, percent=format_percent(percent), median=middle, peers=spread.peers)


def _odd(figure: Reported, reason: Reason, **arguments: object) -> Oddity:
    return Oddity(figure.unit, reason, Sentence(_TEMPLATES[reason], arguments))
