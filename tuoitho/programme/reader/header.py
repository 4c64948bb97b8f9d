"""What stands before the first part: authority, number, place and date, kind, title, acts carried out, period."""

import datetime as dt
import re
from dataclasses import dataclass, field

from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.plan import Period, Role
from tuoitho.programme.reader.text import begins, fold, found, is_upper, tidy
from tuoitho.programme.reader.trace import Trace

# Abbreviations of Decree 30/2020/NĐ-CP, annex III.
_KINDS = {
    "ke hoach": "KH",
    "chuong trinh": "CTr",
    "quyet dinh": "QĐ",
    "phuong an": "PA",
    "de an": "ĐA",
    "du an": "DA",
    "huong dan": "HD",
    "thong bao": "TB",
    "bao cao": "BC",
    "nghi quyet": "NQ",
    "chi thi": "CT",
}
_MOTTO = r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–—.]*\s*tu do\s*[-–—.]*\s*hanh phuc"
_SYMBOL = r"[A-ZĐƯ]{2,}[a-zđ0-9]*(?:\s*-\s*[A-ZĐƯ]{2,}[a-zđ0-9]*)*"
_ACT = re.compile(rf"(?<![\d/])(\d{{1,5}}\s*/\s*(?:\d{{4}}\s*/\s*)?{_SYMBOL})")
_OWN_NUMBER = re.compile(
    rf"\s*[:.]?\s*(?P<number>\d{{1,5}}[a-z]?\s*/\s*(?:\d{{4}}\s*/\s*)?{_SYMBOL})?"
    rf"(?:[\s./…_]*/(?P<symbol>{_SYMBOL}))?"  # a draft whose number is still blank
)
_PLACE_AND_DATE = (
    r"(?P<place>[^\d,.;:]{2,40}?)\s*,?\s*"
    r"ngay\s*(?P<day>\d{1,2})?[\s.…]*(?:thang|/)\s*(?P<month>\d{1,2})?[\s.…]*(?:nam|/)\s*(?P<year>\d{4})"
)
_ORGANISATION = r"(?:uy ban|ubnd|hdnd|hoi dong|phong|so|truong|bo|cong an|hoi|ban|trung tam|doan|nhom|co so|cuc)\b"
_BASIS = r"(?:can cu|thuc hien|thi hanh|theo|tiep tuc thuc hien|de thuc hien|trien khai)\b"
_OPENING = r"nhu sau|(?:xay dung|ban hanh|lap|trien khai) ke hoach|nay ban hanh"
_SPAN = (
    r"(?:giai doan|nam hoc)\s*(?:tu )?(?:nam )?(\d{4})\s*(?:[-–—]|den)\s*(?:nam )?(\d{4})"
    r"|tu nam (\d{4}) den (?:het )?(?:nam )?(\d{4})"
)
_HORIZON = r"(?:dinh huong|tam nhin|huong toi|huong den|huong)\s*(?:den |toi )?(?:nam )?(\d{4})"


@dataclass
class Header:
    """The front matter as far as it has been read."""

    kind: str | None = None
    number: str | None = None
    date: dt.date | None = None
    place: str | None = None
    issuers: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    period: Period | None = None
    kind_seen: bool = False

    @property
    def issuer(self) -> str | None:
        """The issuing body is the last of those printed above the number; the others are its superiors."""
        return self.issuers[-1] if self.issuers else None


def read_header(paragraphs: list[Paragraph], trace: Trace) -> Header:
    header = Header()
    for paragraph in paragraphs:
        rest = _take_motto(paragraph, trace)
        rest = _take_date(header, paragraph, rest, trace)
        rest = _take_number(header, paragraph, rest, trace)
        if any(map(str.isalnum, rest)):
            _read_rest(header, paragraph, rest, trace)
    _add_acts(header, paragraphs)
    title = " ".join(header.title)
    header.period = read_period(title) or read_period(" ".join(paragraph.text for paragraph in paragraphs))
    return header


def read_period(text: str) -> Period | None:
    """ "giai đoạn 2021 - 2025, định hướng đến năm 2030", "từ năm … đến …", "năm 2026"; None when no year is named."""
    span, horizon = found(_SPAN, text), found(_HORIZON, text)
    years = [int(year) for year in span.groups() if year] if span else []
    if not years and not horizon and (single := found(r"\bnam (\d{4})\b", text)):
        years = [int(single[1])] * 2
    if not years and not horizon:
        return None
    first, last = years or (None, None)
    return Period(first, last, int(horizon[1]) if horizon else None)


def _take_motto(paragraph: Paragraph, trace: Trace) -> str:
    rest = paragraph.text
    while match := found(_MOTTO, rest):
        trace.note(paragraph, Role.MOTTO, rest[match.start() : match.end()])
        rest = f"{rest[: match.start()]} {rest[match.end() :]}".strip()
    return rest


def _take_date(header: Header, paragraph: Paragraph, rest: str, trace: Trace) -> str:
    """Only the line of place and date, or that line glued behind the number."""
    match = re.search(rf"(?:^|\s|\.){_PLACE_AND_DATE}\s*$", fold(rest))
    if not match or header.kind_seen or header.place:
        return rest
    try:
        date = dt.date(int(match["year"]), int(match["month"]), int(match["day"])) if match["day"] else None
    except (TypeError, ValueError):
        return rest
    place_at, place = match.start("place"), rest[match.start("place") : match.end("place")]
    if glued := re.match(rf"(?:.*/\s*{_SYMBOL}\s+)", place):
        place_at, place = place_at + glued.end(), place[glued.end() :]
    header.date, header.place = date, tidy(place) or None
    trace.note(paragraph, Role.DATE, rest[place_at:])
    return rest[:place_at].strip()


def _take_number(header: Header, paragraph: Paragraph, rest: str, trace: Trace) -> str:
    start = None if header.kind_seen or header.number else re.search(r"(?:^|\s)so(?=\s*[:.])", fold(rest))
    if not start:
        return rest
    match = _OWN_NUMBER.match(rest, start.end())
    if not match or not (match["number"] or match["symbol"]):
        return rest
    header.number = "".join(match["number"].split()) if match["number"] else None
    header.kind = _kind_in("".join((match["number"] or f"/{match['symbol']}").split()))
    trace.note(paragraph, Role.NUMBER, rest[start.start() : match.end()])
    return f"{rest[: start.start()]} {rest[match.end() :]}".strip()


def _kind_in(number: str) -> str | None:
    symbol = number.rpartition("/")[2].partition("-")[0]
    return symbol if symbol in _KINDS.values() else None


def _read_rest(header: Header, paragraph: Paragraph, rest: str, trace: Trace) -> None:
    if not header.kind_seen and (kind := _heading_kind(rest)):
        header.kind_seen, header.kind = True, header.kind or _KINDS[kind]
        trace.note(paragraph, Role.KIND, rest[: len(kind)])
        if behind := rest[len(kind) :].strip():
            _read_rest(header, paragraph, behind, trace)
        return
    role = _role_of(header, rest)
    if role is Role.ISSUER:
        _add_issuer(header, tidy(rest))
    elif role is Role.TITLE:
        header.title.append(tidy(rest))
    trace.note(paragraph, role, rest)


def _heading_kind(text: str) -> str | None:
    """The kind of act a line in capitals names, alone or with the title glued behind it."""
    for kind in _KINDS:
        if begins(rf"{kind}(?:\s|$)", text) and (is_upper(text[: len(kind)]) or len(text) == len(kind)):
            return kind
    return None


def _role_of(header: Header, text: str) -> Role:
    if not header.kind_seen:
        return Role.ISSUER if is_upper(text) and (header.issuers or begins(_ORGANISATION, text)) else Role.UNREAD
    cites = bool(begins(_BASIS, text)) and (bool(_ACT.search(text)) or text.endswith(";"))
    if cites and (header.title or begins("can cu", text)):
        return Role.BASIS
    if found(_OPENING, text) and (text.endswith(":") or header.title):
        return Role.OPENING
    return Role.TITLE if not _title_ended(header, text) else Role.UNREAD


def _title_ended(header: Header, text: str) -> bool:
    """A title is at most four lines, none of them a sentence."""
    return len(header.title) >= 4 or text.endswith((".", ";", ":")) or bool(begins("can cu", text))


def _add_issuer(header: Header, text: str) -> None:
    """ "ỦY BAN NHÂN DÂN / XÃ …" is one name on two lines; "UBND … / PHÒNG …" are two bodies."""
    if header.issuers and not begins(_ORGANISATION, text):
        header.issuers[-1] += f" {text}"
    else:
        header.issuers.append(text)


def _add_acts(header: Header, paragraphs: list[Paragraph]) -> None:
    for paragraph in paragraphs:
        for act in _ACT.findall(paragraph.text):
            number = "".join(act.split())
            if number != header.number and number not in header.basis:
                header.basis.append(number)
