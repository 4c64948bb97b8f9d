"""What the table of articles is made of."""

from dataclasses import dataclass
from datetime import date

from tuoitho.law.confidence import Confidence


@dataclass(frozen=True, slots=True)
class Act:
    """A law, decree or circular, in force until the day before ``ended_on``; a first day of None is not recorded."""

    short: str
    name: str
    in_force_from: date | None = None
    ended_on: date | None = None

    def in_force(self, on: date) -> bool:
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.ended_on is None or on < self.ended_on)


@dataclass(frozen=True, slots=True)
class Article:
    """``code`` is how the product cites it; ``title`` and ``summary`` are our own words, never the provision's."""

    act: Act
    code: str
    title: str
    summary: str
    confidence: Confidence

    @property
    def verified(self) -> bool:
        """False is shown as "chưa xác minh"."""
        return self.confidence.verified
