"""The yearly report a plan asks for: what, by which day, to whom, at which address."""

import re

from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.plan import Report, Role
from tuoitho.programme.reader.text import clauses, fold, found, tidy
from tuoitho.programme.reader.trace import Trace

_ASKED = re.compile(r"so ket|tong ket|danh gia,? rut kinh nghiem|danh gia(?! rut)|rut kinh nghiem|khen thuong")
_SENDING = r"\b(?:gui|nop|bao cao|tong hop)\b"
_DUE = (
    r"(?:(?P<lead>truoc|cham nhat|muon nhat|han cuoi|han)\s*(?:la |vao )?)?(?:ngay\s*)?\b"
    r"(?P<day>\d{1,2})\s*(?:[/-]\s*|thang\s*)(?P<month>\d{1,2})\b(?!\s*[/-]\s*\d{4})(?!\s*nam\s*\d{4})"
)
BODY = (
    r"(?:phong|so (?!lieu|ket|luong)|ubnd|uy ban|truong|ban (?!cung|mem|giay|in|sao|scan)|hoi|cong an|bo|van phong"
    r"|hieu truong|cong chuc|to)\b"
)
_STOP = r"(?=\s+(?:theo|qua|truoc|cham nhat|muon nhat|de|tai|vao|bang|hang nam|dinh ky|tong hop|\(|-)|\s*[,;.:(]|\s*$)"
_TO = rf"(?:\bve|gui|cho|toi|den|bao cao)\s+(?P<to>{BODY}.*?){_STOP}"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_AT = r"dia chi\s*(?:email|e-mail|thu dien tu)?\s*:?\s*(?P<at>[^;.,]+)"


def read_report(paragraphs: list[Paragraph], trace: Trace) -> Report | None:
    """The part on reporting: each clause either asks for something, or says when and to whom, or stays unread."""
    report, items = Report(), list[str]()
    for paragraph in paragraphs:
        for clause in clauses(paragraph.text):
            asked = _asked(clause)
            dispatch = read_dispatch(clause)
            items += asked
            report = _merge(report, dispatch)
            trace.note(paragraph, Role.REPORT if asked or dispatch else Role.UNREAD, clause)
    report = _merge(Report(items=tuple(items)), report)
    return report if report != Report() else None


def read_dispatch(clause: str) -> Report | None:
    """When, to whom and where a report is due by this clause; None when it says nothing of it."""
    if not _is_dispatch(clause):
        return None
    due, to = _due(clause), found(_TO, clause)
    mail, at = _MAIL.search(clause), found(_AT, clause)
    address = mail.group() if mail else tidy(clause[at.start("at") : at.end("at")]) if at else None
    report = Report(
        day=due[0] if due else None,
        month=due[1] if due else None,
        to=tidy(clause[to.start("to") : to.end("to")]) if to else None,
        address=address.rstrip(".") if address else None,
    )
    return report if report != Report() else None


def _is_dispatch(clause: str) -> bool:
    return bool(found(r"bao cao", clause)) and bool(found(_DUE, clause) or found(r"\b(?:gui|ve|nop)\b", clause))


def _due(clause: str) -> tuple[int, int] | None:
    """The day and month with "trước" or its like before them, else the first that can be a date."""
    dates = [match for match in re.finditer(_DUE, fold(clause)) if _is_date(int(match["day"]), int(match["month"]))]
    dates.sort(key=lambda match: match["lead"] is None)
    return (int(dates[0]["day"]), int(dates[0]["month"])) if dates else None


def _is_date(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _asked(clause: str) -> list[str]:
    """The verbs of the yearly round, each with what follows it, up to where the clause turns to sending."""
    sending = found(_SENDING, clause) if _is_dispatch(clause) else None
    end = sending.start() if sending else len(clause)
    starts = [match.start() for match in _ASKED.finditer(fold(clause), 0, end)]
    ends = [*starts[1:], end]
    pieces = (clause[start:end] for start, end in zip(starts, ends, strict=False))
    return [re.sub(r"\s+và$", "", tidy(piece)) for piece in pieces]


def _merge(first: Report, second: Report | None) -> Report:
    """What the first says, completed by the second."""
    second = second or Report()
    return Report(
        day=first.day or second.day,
        month=first.month or second.month,
        to=first.to or second.to,
        address=first.address or second.address,
        items=first.items + second.items,
    )
