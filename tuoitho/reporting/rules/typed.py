"""What a person typed into a figure: a number of people, or a percentage that stands for one."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.figures.exact import round_half_up
from tuoitho.figures.printing import format_count
from tuoitho.figures.reading import Doubtful, Unreadable, parse_count, parse_percent
from tuoitho.figures.sentences import Sentence


@dataclass(frozen=True)
class Typed:
    """The number read, or a sentence in its place; `doubt`: it may be read otherwise and must be confirmed."""

    count: int | None = None
    doubt: str = ""
    fault: str = ""


def say(sentence: Sentence) -> str:
    """A sentence of `figures` in the reader's language."""
    return _(sentence.template) % sentence.arguments


def read_people(cell: Any, whole: int | None) -> Typed:
    """People as typed: `312`, `1.234`; `90%` and `0,9` are a part of `whole`, and asked about."""
    text = str(cell if cell is not None else "").strip()
    found = parse_count(cell)
    if not isinstance(found, Unreadable):
        return _counted(found)
    share = parse_percent(cell)
    if isinstance(share, Unreadable) or share is None or not _looks_like_a_share(text):
        return Typed(fault=say(found.sentence))
    if whole is None:
        return Typed(fault=_("“%(text)s” là một tỷ lệ. Hãy ghi tổng số, hoặc ghi số người.") % {"text": text})
    percent = share.value if isinstance(share, Doubtful) else share
    question = f"{say(share.sentence)} " if isinstance(share, Doubtful) else ""
    people = int(round_half_up(Fraction(percent) * whole / 100))
    meaning = _("Tức là %(people)s người trên %(whole)s.") % {
        "people": format_count(people),
        "whole": format_count(whole),
    }
    return Typed(people, doubt=question + meaning)


def _counted(found: "int | Doubtful[int] | None") -> Typed:
    if isinstance(found, Doubtful):
        return Typed(found.value, doubt=say(found.sentence))
    return Typed(found)


def _looks_like_a_share(text: str) -> bool:
    return text.endswith("%") or text.replace(" ", "").startswith(("0,", "0.", ",", "."))


def value_fault(low: int | None, high: int | None, whole: int | None) -> str:
    """Why these three cannot be a figure; empty when they can."""
    if low is None and high is None and whole is None:
        return ""
    if low is None or high is None or whole is None:
        return _("Một số liệu cần cả hai số: số người đạt được và tổng số. Nếu không có ai, hãy ghi 0.")
    if low > high:
        return _("Số ít nhất (%(low)s) lớn hơn số nhiều nhất (%(high)s). Hãy đổi lại.") % {
            "low": format_count(low),
            "high": format_count(high),
        }
    if high > whole:
        return _(
            "Số người đạt được (%(high)s) lớn hơn tổng số (%(whole)s). Hãy đếm mỗi người một lần, không đếm lượt."
        ) % {"high": format_count(high), "whole": format_count(whole)}
    return ""
