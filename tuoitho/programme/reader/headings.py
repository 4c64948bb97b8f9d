"""The headings plans are built of, as tables: five sections, and the topics inside the first."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tuoitho.programme.reader.marks import Kind, Mark
from tuoitho.programme.reader.text import count_words, fold


class Section(StrEnum):
    SITUATION = "situation"
    AIMS = "aims"
    TASKS = "tasks"
    FUNDING = "funding"
    DUTIES = "duties"
    REPORT = "report"
    OTHER = "other"


class Numbering(StrEnum):
    """How the parts of a plan are numbered: I, II, III as Decree 30/2020/NĐ-CP asks, A, B, C, or not at all."""

    ROMAN = "roman"
    LETTERS = "letters"
    NONE = "none"


class Topic(StrEnum):
    GENERAL = "general"
    PURPOSE = "purpose"
    SPECIFIC = "specific"
    OUTLOOK = "outlook"


_SECTIONS = {
    Section.SITUATION: r"thuc trang|tinh hinh|dac diem|ket qua thuc hien",
    Section.AIMS: r"muc tieu|muc dich|yeu cau|chi tieu|dinh huong|tam nhin",
    Section.TASKS: r"nhiem vu|giai phap|noi dung|hoat dong",
    Section.FUNDING: r"kinh phi|nguon luc|ngan sach",
    Section.DUTIES: r"to chuc thuc hien|to chuc trien khai|phan cong|trach nhiem",
    Section.REPORT: r"bao cao|tong ket|so ket",
}
# Where a plan without parts stands on its own when the canonical order of the five is used.
CANONICAL_PART = {
    Section.AIMS: "I",
    Section.TASKS: "II",
    Section.FUNDING: "III",
    Section.DUTIES: "IV",
    Section.REPORT: "V",
    Section.SITUATION: "I",
    Section.OTHER: "I",
}
_TOPICS = {
    Topic.GENERAL: r"(?:cac )?muc tieu (?:chung|tong quat)|quan diem",
    Topic.PURPOSE: r"muc dich|yeu cau",
    Topic.SPECIFIC: r"(?:cac |mot so )?muc tieu,? (?:cu the|den nam|chi tieu)|(?:cac |mot so |he thong )?chi tieu",
    Topic.OUTLOOK: r"(?:muc tieu )?(?:dinh huong|tam nhin)",
}
_LEADS_WITHIN_DUTIES = {
    Section.FUNDING: r"(?:ve )?(?:nguon )?kinh phi",
    Section.REPORT: r"(?:ve )?(?:che do |cong tac |thuc hien )?(?:thong tin,? )?bao cao|so ket,? tong ket|tong ket",
}


def section_of(heading: str) -> Section:
    """The section a part's heading opens: that of its first known word."""
    return _nearest(heading, last=False) or Section.OTHER


def numbering_of(marks: list[Mark]) -> Numbering:
    """The numbering that heads known sections; letters when two do so, for then Roman figures stand below them."""
    parts = [mark for mark in marks if mark.kind is Kind.PART and section_of(_head(mark)) is not Section.OTHER]
    lettered = sum(_is_lettered(mark) for mark in parts)
    if lettered > 1:
        return Numbering.LETTERS
    return Numbering.ROMAN if len(parts) > lettered else Numbering.NONE


def part_begun_by(mark: Mark, numbering: Numbering) -> Section | None:
    """The section this mark opens: any part of a plan with numbered parts, a known short heading in another."""
    if numbering is Numbering.NONE:
        return _section_begun_by(mark)
    is_part = mark.kind is Kind.PART and _is_lettered(mark) is (numbering is Numbering.LETTERS)
    return section_of(_head(mark)) if is_part else None


def _is_lettered(mark: Mark) -> bool:
    return mark.value in "ABCDEFGH"


def _head(mark: Mark) -> str:
    return mark.rest.partition(":")[0]


def _section_begun_by(mark: Mark) -> Section | None:
    """The section a short numbered heading opens in a plan without parts ("1. Mục tiêu")."""
    if mark.kind is not Kind.NUMBER or not _is_short(mark.rest):
        return None
    folded = fold(mark.rest)
    return next((section for section, words in _SECTIONS.items() if re.match(words, folded)), None)


def section_announced_by(mark: Mark, numbering: Numbering) -> Section | None:
    """The section a sentence announces in a plan without parts ("… những nhiệm vụ và giải pháp cụ thể:")."""
    if numbering is not Numbering.NONE or mark.kind is not Kind.NONE:
        return None
    return _nearest(mark.rest, last=True) if mark.rest.endswith(":") and count_words(mark.rest) <= 40 else None


def section_within_duties(mark: Mark) -> Section | None:
    """Money or reporting set as a numbered heading among the duties ("3. Chế độ báo cáo")."""
    if mark.kind > Kind.LETTER or not _is_short(mark.rest.partition(":")[0]):
        return None
    folded = fold(mark.rest)
    return next((section for section, words in _LEADS_WITHIN_DUTIES.items() if re.match(words, folded)), None)


@dataclass(frozen=True)
class Lead:
    """A topic, and what already follows it in the same paragraph ("Định hướng đến năm 2030: tiếp tục …")."""

    topic: Topic
    content: str


def topic_of(heading: str) -> Topic | None:
    """The topic a part's heading already settles ("I. MỤC ĐÍCH – YÊU CẦU")."""
    folded = fold(heading)
    return next((topic for topic, words in _TOPICS.items() if re.match(words, folded)), None)


def lead_of(mark: Mark) -> Lead | None:
    """The topic this paragraph opens inside the aims; None when it is content."""
    topic = None if mark.word else topic_of(mark.rest)
    if topic is None:
        return None
    head, colon, content = mark.rest.partition(":")
    if colon and count_words(head) <= 12:
        return Lead(topic, content.strip())
    if not colon and _is_short(mark.rest) and (mark.kind <= Kind.LETTER or count_words(mark.rest) <= 6):
        return Lead(topic, "")
    return None


def _is_short(text: str) -> bool:
    return count_words(text) <= 14 and not text.rstrip().endswith((".", ";", ","))


def _nearest(text: str, *, last: bool) -> Section | None:
    folded = fold(text)
    places = {}
    for section, words in _SECTIONS.items():
        starts = [match.start() for match in re.finditer(words, folded)]
        if starts:
            places[section] = starts[-1] if last else starts[0]
    if not places:
        return None
    return (max if last else min)(places, key=lambda section: places[section])
