"""The receipt of a school: its accepted figures, and whether each total holds them unaltered."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from tuoitho.reporting.models import Consolidation
from tuoitho.reporting.pages import printing
from tuoitho.reporting.queries import Content
from tuoitho.reporting.rules.addressees import ADDRESSEES
from tuoitho.reporting.rules.hashing import hash_of, receipt_hash, values_of
from tuoitho.reporting.rules.series import ALL


@dataclass(frozen=True)
class InTotal:
    """One consolidated report: whether it holds the school, with the very figures, and adds up to what it says."""

    label: str | Promise
    made_at: Any
    holds: bool
    same: bool
    whole: bool
    adds_up: bool

    @property
    def proved(self) -> bool:
        return self.holds and self.same and self.whole and self.adds_up


@dataclass(frozen=True)
class ReceiptPage:
    """`figures`: (code, title, people/whole). `own`: the hash worked out now; `intact`: it is the receipt's."""

    receipt: Any
    own: str
    intact: bool
    figures: list[tuple[str, str, str]]
    totals: list[InTotal]


def receipt_page(content: Content, totals: list[Consolidation]) -> ReceiptPage:
    submission, receipt = content.submission, content.receipt
    values = values_of(content.figures)
    own = receipt_hash(submission.unit.code, submission.cycle.year, values)
    return ReceiptPage(
        receipt=receipt,
        own=own,
        intact=bool(receipt and receipt.content_hash == own),
        figures=[
            (code, str(ALL[code].title), f"{printing.people(value)}/{printing.whole(value)}")
            for code, value in values.items()
        ],
        totals=[_in_total(one, submission.unit.code, own) for one in totals],
    )


def _in_total(total: Consolidation, code: str, own: str) -> InTotal:
    said = total.content
    school = next((one for one in said["schools"] if one["code"] == code), None)
    return InTotal(
        label=ADDRESSEES[total.addressee].label,
        made_at=total.made_at,
        holds=school is not None,
        same=school is not None and receipt_hash(code, said["year"], school["figures"]) == own == school["receipt"],
        whole=hash_of(said) == total.content_hash,
        adds_up=adds_up(said),
    )


def adds_up(said: dict[str, Any]) -> bool:
    """Whether every consolidated series is the sum of the schools' figures listed in the content."""
    return all(
        one["consolidated"] == summed(said["schools"], one["code"]) for one in said["series"] if one["from_schools"]
    )


def summed(schools: list[dict[str, Any]], code: str) -> list[int | None]:
    """Low, high and denominator of a series over the schools that say all three."""
    parts = [one["figures"][code] for one in schools if code in one["figures"]]
    known = [part for part in parts if None not in part]
    return [sum(part[place] for part in known) for place in range(3)] if known else [None, None, None]
