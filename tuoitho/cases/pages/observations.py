"""The form "Tôi thấy" and what its reporter sees afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from tuoitho.cases.models import Answer, Report
from tuoitho.cases.models.routing import Concern, uses_product
from tuoitho.cases.pages.report_papers import Maker
from tuoitho.cases.pages.report_words import answer_to_reporter
from tuoitho.cases.queries.reports import asked_words, bodies_above, head_of, seats_of
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.pages.paper import parent_body
from tuoitho.registry.queries import ClassRow, PersonRow, classes_of, enrolment_of, pupils_of_class

_HEADS = {Unit.Kind.SCHOOL: "HIỆU TRƯỞNG", Unit.Kind.GROUP: "CHỦ NHÓM"}


@dataclass(frozen=True)
class FilingPage:
    """Classes to choose a pupil from, the one chosen and its pupils. `pupil`: the key of one a page sent along."""

    classes: Sequence[ClassRow]
    chosen: ClassRow | None
    people: Sequence[PersonRow]
    pupil: str

    @classmethod
    def of(cls, viewer: Viewer, class_key: str, pupil_key: str) -> "FilingPage":
        """A teacher of one class need not choose it. A key that is not in scope chooses nothing."""
        classes = [row for seat in _schools(viewer) for row in classes_of(viewer, seat)]
        pupil = enrolment_of(viewer, pupil_key) if _is_key(pupil_key) else None
        wanted = str(pupil.school_class.key) if pupil else class_key
        chosen = next((row for row in classes if str(row.key) == wanted), None)
        if chosen is None and len(classes) == 1:
            chosen = classes[0]
        people = pupils_of_class(viewer, chosen.key, viewer.on) if chosen else []
        return cls(classes, chosen, people, pupil_key if pupil else "")


@dataclass(frozen=True)
class MyReportPage:
    """`danger`: the numbers to call stand first. `on_paper`: the ward does not read it here."""

    danger: bool
    answer: tuple[str, str | Promise]
    asked: str
    on_paper: bool
    answered: bool
    to: str


def my_report_page(viewer: Viewer, report: Report) -> MyReportPage:
    """Three queries."""
    unread = not uses_product(report.receiver, viewer.on)
    return MyReportPage(
        danger=report.danger in (Answer.YES, Answer.UNSURE) and report.state != ReportState.CLOSED,
        answer=answer_to_reporter(report, unread),
        asked=asked_words(viewer, report),
        on_paper=unread and report.state in (ReportState.RECEIVED, ReportState.PASSED_ON),
        answered=bool(report.answer_number),
        to=report.receiver.name,
    )


def maker_for(viewer: Viewer, report: Report, paper: str) -> Maker:
    """Who signs: form 01 the reporter, if the ward may know the name; the letter the head, unless someone who works at
    a school, ward or police is concerned: then the head is not asked and the reporter signs it too."""
    seat = report.school or next(iter(seats_of(viewer, "cases.file_report")), report.receiver)
    over = bodies_above(viewer, seat)
    place = seat.place or next((unit.name.removeprefix("Phường ") for unit in over if unit.kind == Unit.Kind.WARD), "")
    reporter = report.reporter_name or ""
    head = head_of(viewer, seat) if paper == "letter" and report.concern == Concern.NONE else ""
    signs = (_HEADS.get(Unit.Kind(seat.kind), "THỦ TRƯỞNG ĐƠN VỊ"), head) if head else ("NGƯỜI BÁO TIN", reporter)
    return Maker(parent_body(seat, over), seat.name, place, *signs)


def _schools(viewer: Viewer) -> list[Unit]:
    kinds = (Unit.Kind.SCHOOL, Unit.Kind.GROUP)
    return [seat for seat in seats_of(viewer, "cases.file_report") if seat.kind in kinds]


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
