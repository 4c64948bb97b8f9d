"""Measures and fixed words of an official document (Decree 30/2020/NĐ-CP, Annex I), shared by the renderers."""

from collections.abc import Sequence
from datetime import date

from tuoitho.documents.blocks import Document, Letterhead, Signature

PAGE_MM = (210, 297)
MARGIN_TOP_MM, MARGIN_BOTTOM_MM, MARGIN_LEFT_MM, MARGIN_RIGHT_MM = 20, 20, 30, 15
TEXT_MM = PAGE_MM[0] - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
LEFT_COLUMN_MM = 68
RIGHT_COLUMN_MM = TEXT_MM - LEFT_COLUMN_MM
FIRST_LINE_MM = 12.7

BODY_PT, NATION_PT, ISSUER_PT, NUMBER_PT, SUBJECT_PT = 14, 13, 12, 13, 12
TABLE_PT, RECIPIENTS_PT, RECIPIENT_PT = 12, 12, 11

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_MM = 60.4
ISSUER_RULE_MM = 28
TITLE_RULE_MM = 40
CELL_PADDING_MM = 1.5
SIGNING_ROW_MM = 9
QR_MM = 26

ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
ILLUSTRATIVE = "Số liệu minh hoạ"


def dateline(letterhead: Letterhead) -> str:
    """Place and date; days below 10 and months below 3 take a nought, an unknown date leaves gaps."""
    return f"{letterhead.place}, {_written(letterhead.on)}"


def _written(on: date | None) -> str:
    if on is None:
        return "ngày\u2003\u2002tháng\u2003\u2002năm\u2003\u2003"
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def closed(lines: Sequence[str]) -> list[str]:
    """Lines of one list: each ends in a semicolon, the last in a full stop."""
    bare = [line.strip().rstrip(";.,") for line in lines]
    return [f"{line};" for line in bare[:-1]] + [f"{line}." for line in bare[-1:]]


def addressed(document: Document) -> list[str]:
    """ "Kính gửi:" with its only addressee on the same line, or followed by one line for each."""
    names = document.addressees
    if len(names) == 1:
        return [f"{ADDRESSED} {names[0]}"]
    return [ADDRESSED, *(f"- {line}" for line in closed(names))] if names else []


def received(document: Document) -> list[str]:
    """The list under "Nơi nhận:"."""
    return [f"- {line}" for line in closed(document.recipients)]


def signing(signature: Signature) -> list[str]:
    """The capital lines above the signature."""
    return [line.upper() for line in (*signature.authority.splitlines(), signature.position) if line]
