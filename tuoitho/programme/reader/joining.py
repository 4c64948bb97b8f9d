"""Paragraphs put together again from lines that a scanner or a page's width broke."""

import re
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from tuoitho.programme.reader.lines import Line
from tuoitho.programme.reader.marks import Kind, is_marked, read_mark
from tuoitho.programme.reader.text import begins, fold, is_upper

_WIDEST_PAGE = 160  # characters; beyond it a line is a whole paragraph
_EVIDENCE = 2  # broken lines that show a text was wrapped at all
_NEAR = 0.8  # of the widest line: uneven letters make full lines of uneven length

_STARTS = (
    r"tren day la|noi nhan|can cu\b|phu luc\b|cong hoa xa hoi|doc lap\b|so ?:|(?:tm|kt|tl|tuq)\.|\(da ky\)|ke hoach$"
    r"|thuc hien (?:ke hoach|quyet dinh|cong van|nghi quyet|chi thi|chuong trinh) so|dinh huong den nam \d{4} ?:"
)
_ENDED = re.compile(r"(?:[;:!?]|(?<!\.)\.|\./\.?)[”\"’')\]]*\s*/?\s*$")
# A heading never ends in one of these, nor a sentence.
_HANGING = re.compile(
    r"(?:,|\b(?:cua|va|voi|trong|cho|theo|ngay|(?<!hang )thang|so|cac|nhung|duoc|de|ve|tai|tu|den|la|duoi|tren|dat"
    r"|hoac|bang|khi|qua))$"
)
_INNER_DASH = re.compile(r"[-–—]\s*(?:\d{4}\b|[^\W\d_A-ZÀ-Ỹ])")


@dataclass(frozen=True)
class Paragraph:
    line: int
    text: str
    row: bool = False


def join(lines: list[Line]) -> list[Paragraph]:
    """Paragraphs: a line goes on with the one before it when that one plainly had not ended."""
    full = _full_reach(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, full):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Paragraph(group[0].number, " ".join(line.text for line in group), group[0].row) for group in groups]


def _full_reach(lines: list[Line]) -> float:
    """The reach from which a line counts as full, learnt from those that plainly broke inside a sentence.

    Infinite when too few did, or not at one width: then no line's length says anything.
    """
    widest = max((len(line.text) for line in lines), default=0)
    reaches = [_reach(one, next_) for one, next_ in pairwise(lines) if _breaks_inside(one, next_)]
    near = [reach for reach in reaches if reach >= _NEAR * widest]
    wrapped = widest <= _WIDEST_PAGE and len(near) >= max(_EVIDENCE, len(reaches) / 2)
    return min(near) if wrapped else inf


def _reach(line: Line, following: Line) -> int:
    """How far the line would have run with the next word on it: beyond the page's width when it had to break."""
    return len(line.text) + 1 + len(following.text.split()[0])


def _breaks_inside(line: Line, following: Line) -> bool:
    return not following.after_gap and following.text[0].islower() and not _has_ended(line) and _is_plain(following)


def _is_plain(line: Line) -> bool:
    return not line.row and not is_marked(line.text)


def _has_ended(line: Line) -> bool:
    return bool(_ENDED.search(line.text))


def _goes_on(group: list[Line], line: Line, full: float) -> bool:
    previous = group[-1]
    if previous.row or line.row or begins(_STARTS, line.text):
        return False
    filled = not line.after_gap and _reach(previous, line) >= full
    if is_marked(line.text):
        return filled and not _has_ended(previous) and _is_no_real_mark(previous.text, line.text)
    if _is_capital_heading(group):
        return not line.after_gap and is_upper(line.text)
    return filled or _is_unfinished(previous, line)


def _is_unfinished(previous: Line, line: Line) -> bool:
    """Told by the words alone, whatever the width of the page."""
    if previous.text.endswith(";"):
        return line.text[0].islower() and not line.after_gap
    return not _has_ended(previous) and (_hangs(previous) or _begins_inside(line))


def _is_no_real_mark(previous: str, text: str) -> bool:
    """A dash that belongs inside: "2021 / - 2025", "kinh tế / - xã hội", "ĐÁNH GIÁ / - THÔNG TIN"."""
    if read_mark(text).kind is not Kind.DASH:
        return False
    return bool(_INNER_DASH.match(text)) or (is_upper(previous) and is_upper(text))


def _hangs(previous: Line) -> bool:
    return bool(_HANGING.search(fold(previous.text))) and not is_upper(previous.text)


def _begins_inside(line: Line) -> bool:
    """In mid-sentence: a small letter or a closing sign even over a gap, a percentage only right below."""
    first = line.text[0]
    if first.islower() or first in ",;.)%”…":
        return True
    return not line.after_gap and bool(re.match(r"\d{1,3}(?:[.,]\d+)?\s*%", line.text))


def _is_capital_heading(group: list[Line]) -> bool:
    """A part's heading in capitals: only capitals go on with it."""
    return read_mark(group[0].text).kind is Kind.PART and all(is_upper(line.text) for line in group)
