"""What stands behind the last part: the hand-down, the recipients, the signature."""

import re
from dataclasses import dataclass, field

from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.marks import Kind, read_mark
from tuoitho.programme.reader.plan import Role
from tuoitho.programme.reader.report import BODY
from tuoitho.programme.reader.text import begins, clauses, count_words, fold, found, tidy
from tuoitho.programme.reader.trace import Trace

_RECIPIENTS = r"noi nhan\s*[:.]?\s*"
_OFFICE = (
    r"(?:(?:tm|kt|tl|tuq|q)\s*\.\s*)?"
    r"(?:pho )?(?:truong phong|hieu truong|chu tich|giam doc|chanh van phong|truong ban|uy ban nhan dan|chu nhom)"
)
_SIGNED = r"\(?\s*(?:da ky|ky, ?(?:ghi ro ho ten|dong dau)|ky ten)[^)]*\)?"
_STARTS = rf"tren day la|{_RECIPIENTS}|(?:tm|kt|tl|tuq|q)\s*\. ?[a-z]"
_ANNEX = r"phu luc(?:\s+(?:[ivx]+|\d+|so \d+|kem theo))?\b(?:\s*[:.(-].*|$)"
_HANDS_DOWN = r"\b(?:chuyen|pho bien|sao gui|gui|thong bao|quan triet)\b.{0,80}\b(?:toi|den|cho)\b"
_FORMULA = r"tren day la|de nghi|yeu cau|giao (?!vien|duc)|trong qua trinh|[^:]{0,80}\b(?:de nghi|yeu cau)\b"
_NAME_WORD = r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]*"
_NAME = re.compile(rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,5}}|[A-ZĐÀ-Ỹ]{{2,}}(?:\s+[A-ZĐÀ-Ỹ]{{1,}}){{1,4}}")
_GLUED_NAME = re.compile(rf"[.;]\s*(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})\s*$")
_GLUED_OFFICE = re.compile(rf"[;.:]?\s+(?P<office>{_OFFICE})[^;.]*$")


@dataclass
class Closing:
    hand_down: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    signatory: str | None = None


def ends_formally(text: str) -> bool:
    """Whether the plan ends with this paragraph: "Trên đây là …", "Nơi nhận:", "KT. …"."""
    return bool(begins(_STARTS, text))


def begins_closing(text: str) -> bool:
    """As `ends_formally`, and a signing office or an annex, which in a header would mean something else."""
    return ends_formally(text) or _is_office(text) or is_annex(text)


def is_annex(text: str) -> bool:
    return bool(begins(_ANNEX, text)) and count_words(text) <= 25


def read_closing(paragraphs: list[Paragraph], trace: Trace) -> Closing:
    closing, listing, signing = Closing(), False, False
    annexed = False
    for paragraph in paragraphs:
        annexed = annexed or is_annex(paragraph.text)
        if annexed:
            trace.note(paragraph, Role.UNREAD)
        elif match := begins(_RECIPIENTS, paragraph.text):
            listing = True
            trace.note(paragraph, Role.HEADING, paragraph.text[: match.end()])
            _read_recipient(closing, paragraph, paragraph.text[match.end() :], trace)
        elif _is_office(paragraph.text) or re.fullmatch(_SIGNED, fold(paragraph.text)):
            signing = True
            trace.note(paragraph, Role.SIGNATURE)
        elif (listing or signing) and _is_name(paragraph.text):
            _sign(closing, paragraph, paragraph.text, trace)
        elif listing and _is_recipient(paragraph.text):
            _read_recipient(closing, paragraph, paragraph.text, trace)
        else:
            _read_sentences(closing, paragraph, trace)
    return closing


def _is_office(text: str) -> bool:
    letters = text.rstrip(" .,")
    return bool(re.fullmatch(rf"{_OFFICE}.{{0,60}}", fold(letters))) and letters.isupper()


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(tidy(text))) and read_mark(text).kind is Kind.NONE and not text.rstrip().endswith(";")


def _is_person(text: str) -> bool:
    """A full name, in a place where a body might stand as well."""
    return _is_name(text) and count_words(text) >= 3 and not begins(BODY, text)


def _is_recipient(text: str) -> bool:
    listed = read_mark(text).kind in (Kind.DASH, Kind.PLUS) or text.rstrip().endswith(";")
    return listed or bool(begins(r"luu\b", text))


def _read_recipient(closing: Closing, paragraph: Paragraph, text: str, trace: Trace) -> None:
    """One or several recipients, freed of the signature that a second column glued behind them."""
    if _is_office(text):
        trace.note(paragraph, Role.SIGNATURE, text)
        return
    name = _GLUED_NAME.search(text) if found(r"\bluu\b", text) else None
    if name:
        text, signatory = text[: name.start("name")].strip(), name["name"]
        _sign(closing, paragraph, signatory, trace)
    office = _GLUED_OFFICE.search(fold(text))
    if office and text[office.start("office") :].isupper():
        trace.note(paragraph, Role.SIGNATURE, text[office.start("office") :])
        text = text[: office.start("office")].strip()
    for place, piece in enumerate(text.split(";")):
        recipient = tidy(read_mark(piece.strip()).rest)
        if place and re.fullmatch(_SIGNED, fold(recipient)):
            trace.note(paragraph, Role.SIGNATURE, piece)
        elif place and closing.signatory is None and _is_person(recipient):
            _sign(closing, paragraph, piece, trace)
        elif recipient:
            closing.recipients.append(recipient)
            trace.note(paragraph, Role.RECIPIENT, piece)


def _sign(closing: Closing, paragraph: Paragraph, name: str, trace: Trace) -> None:
    """The first name behind the recipients or the office; a second one is not ours to choose."""
    if closing.signatory is None:
        closing.signatory = tidy(name)
        trace.note(paragraph, Role.SIGNATURE, name)
    else:
        trace.note(paragraph, Role.UNREAD, name)


def _read_sentences(closing: Closing, paragraph: Paragraph, trace: Trace) -> None:
    for sentence in clauses(paragraph.text):
        if found(_HANDS_DOWN, sentence):
            closing.hand_down.append(sentence.strip(" /"))
            trace.note(paragraph, Role.HAND_DOWN, sentence)
        else:
            role = Role.CLOSING if begins(_FORMULA, sentence) else Role.UNREAD
            trace.note(paragraph, role, sentence)
