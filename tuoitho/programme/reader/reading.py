"""From lines to a plan: clean, join, divide into header, parts and closing, hand each to its reader."""

from tuoitho.programme.reader.body import Body
from tuoitho.programme.reader.closing import begins_closing, ends_formally, read_closing
from tuoitho.programme.reader.header import read_header
from tuoitho.programme.reader.headings import Numbering, numbering_of, part_begun_by, section_announced_by
from tuoitho.programme.reader.joining import Paragraph, join
from tuoitho.programme.reader.lines import clean
from tuoitho.programme.reader.marks import OBJECTIVE, TARGET, Mark, read_mark
from tuoitho.programme.reader.plan import PlanText, ReadingError, Report, Role
from tuoitho.programme.reader.report import read_dispatch, read_report
from tuoitho.programme.reader.text import clauses, gettext_noop
from tuoitho.programme.reader.trace import Trace

NOTHING_TO_READ = gettext_noop("Tệp không có chữ nào để đọc: tệp rỗng hoặc chỉ có ảnh quét chưa nhận dạng chữ.")


def read_plan(lines: list[str]) -> PlanText:
    """The plan in a text file's lines, a .docx's paragraphs or a .pdf's lines.

    Whatever cannot be placed is in `unread`; every letter is in one of `passages`.
    Raises ReadingError when there is no text at all.
    """
    kept, debris = clean(lines)
    if not kept:
        raise ReadingError(NOTHING_TO_READ)
    front, parts, end, numbering = _divide(join(kept))
    trace = Trace()
    trace.passages += debris
    header = read_header(front, trace)
    body = Body(trace, numbering)
    body.read(parts)
    report = read_report(body.reporting, trace)
    closing = read_closing(end, trace)
    passages = sorted(trace.passages, key=lambda passage: passage.line)
    return PlanText(
        kind=header.kind,
        number=header.number,
        date=header.date,
        place=header.place,
        issuer=header.issuer,
        title=" ".join(header.title) or None,
        period=header.period,
        basis=tuple(header.basis),
        objectives=body.aims.objectives,
        outlook=tuple(body.aims.outlook),
        tasks=body.tasks.tasks,
        funding=tuple(body.funding),
        duties=body.duties.duties,
        general=tuple(body.aims.general),
        report=report or _report_elsewhere(body, end),
        hand_down=tuple(closing.hand_down),
        recipients=tuple(closing.recipients),
        signatory=closing.signatory,
        unread=tuple(passage.text for passage in passages if passage.role is Role.UNREAD),
        passages=tuple(passages),
    )


def _divide(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph], Numbering]:
    """Header, parts, closing, and how the parts are numbered."""
    marks = [read_mark(paragraph.text, row=paragraph.row) for paragraph in paragraphs]
    numbering = numbering_of(marks)
    start = next((place for place, mark in enumerate(marks) if _begins_parts(mark, numbering)), None)
    ends = ends_formally if start is None else begins_closing
    places = range(start or 0, len(paragraphs))
    end = next((place for place in places if ends(paragraphs[place].text)), len(paragraphs))
    start = end if start is None else start
    return paragraphs[:start], paragraphs[start:end], paragraphs[end:], numbering


def _begins_parts(mark: Mark, numbering: Numbering) -> bool:
    if part_begun_by(mark, numbering) or section_announced_by(mark, numbering):
        return True
    return numbering is Numbering.NONE and mark.word in (OBJECTIVE, TARGET)


def _report_elsewhere(body: Body, end: list[Paragraph]) -> Report | None:
    """The yearly report as a plan without a part for it asks: in a duty, or among the closing sentences."""
    duties = [item.text for duty in body.duties.duties for item in duty.items]
    sentences = [clause for paragraph in end for clause in clauses(paragraph.text)]
    reports = (read_dispatch(sentence) for sentence in [*duties, *sentences])
    return next((report for report in reports if report and report.day), None)
