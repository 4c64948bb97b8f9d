"""What the page of one report shows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tuoitho.base.parts import Entry
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import workflow
from tuoitho.reporting.models import SECTIONS, Figure, Paper, Passage, Receipt, Remark, Submission
from tuoitho.reporting.pages import printing
from tuoitho.reporting.queries import Content
from tuoitho.reporting.rules import moves, permits
from tuoitho.reporting.rules.questions import minutes_left
from tuoitho.reporting.rules.series import ALL
from tuoitho.reporting.rules.words import DONE, SILENT, STATES

# State → status of the kit.
TONES = {
    "draft": "draft",
    "for_signature": "waiting",
    "signed": "waiting",
    "submitted": "waiting",
    "returned": "ask",
    "accepted": "met",
    "locked": "met",
}


@dataclass(frozen=True)
class FigureLine:
    """One figure: as reported, its share, as the records had it when they differ, and where it comes from."""

    figure: Figure
    title: str
    numerator: str
    denominator: str
    people: str
    whole: str
    percent: str
    live: str
    rows_url: str
    change_url: str
    remarks: list[Remark]


@dataclass(frozen=True)
class PassageLine:
    section: str
    title: str
    passage: Passage | None
    remarks: list[Remark]


@dataclass(frozen=True)
class ReportPage:
    """`next`: the one step that comes next and this person may do: (verb, words); `others`: what else they may."""

    submission: Submission
    state: str | Promise
    tone: str
    late: bool
    figures: list[FigureLine]
    passages: list[PassageLine]
    open_questions: int
    questions: int
    minutes: int
    paper: Paper | None
    old_papers: list[Paper]
    receipt: Receipt | None
    history: list[Entry]
    next: tuple[str, str] | None
    others: list[tuple[str, str]]
    may_edit: bool
    may_answer: bool
    moved_to: str

    @property
    def answered(self) -> int:
        return self.questions - self.open_questions


WORDS = {
    "present": lambda: _("Trình ký"),
    "send_back": lambda: _("Trả lại để soạn tiếp"),
    "sign": lambda: _("Ký báo cáo"),
    "number": lambda: _("Vào sổ, lấy số"),
    "upload_scan": lambda: _("Nộp bản quét"),
    "submit": lambda: _("Gửi phòng"),
    "return_report": lambda: _("Trả lại kèm nhận xét"),
    "accept": lambda: _("Duyệt"),
    "except_scan": lambda: _("Nhận không cần bản quét"),
    "unlock": lambda: _("Mở khoá"),
}


def report_page(viewer: Viewer, content: Content, moved_to: str = "") -> ReportPage:
    """`moved_to`: the name of the body the school stands under now, when it is not the cycle's."""
    submission = content.submission
    open_verbs = moves.open_verbs(viewer, submission)
    order = _order(content)
    verbs = [verb for verb in order if verb in open_verbs]
    left = [question for question in content.questions if not question.answered]
    may_edit = "edit" in open_verbs
    return ReportPage(
        submission=submission,
        state=state_words(submission),
        tone=TONES[submission.state],
        late=submission.is_late(viewer.on),
        figures=[_figure(content, figure, may_edit) for figure in content.figures],
        passages=[
            PassageLine(section, str(title), content.passages.get(section), _remarks(content, section))
            for section, title in SECTIONS.items()
        ],
        open_questions=len(left),
        questions=len(content.questions),
        minutes=minutes_left(content.questions),
        paper=content.paper,
        old_papers=content.old_papers,
        receipt=content.receipt,
        history=_history(content),
        next=(verbs[0], WORDS[verbs[0]]()) if verbs else None,
        others=[(verb, WORDS[verb]()) for verb in verbs[1:]],
        may_edit=may_edit,
        may_answer=permits.do(viewer, submission, "edit"),
        moved_to=moved_to,
    )


def state_words(submission: Submission) -> str | Promise:
    if submission.state == workflow.State.DRAFT and submission.begun_at is None:
        return SILENT
    return STATES[workflow.State(submission.state)]


def _order(content: Content) -> list[str]:
    """The verbs, the likeliest first: after signing a number, then the scan, then sending."""
    paper = content.paper
    if content.submission.state == workflow.State.SIGNED and paper:
        done = {"number": bool(paper.number), "upload_scan": bool(paper.scan_id), "submit": False}
        ahead = [verb for verb, ready in done.items() if not ready]
        return [*ahead, *(verb for verb, ready in done.items() if ready and verb != "number"), "send_back"]
    if content.submission.state == workflow.State.SUBMITTED:
        proved = bool(paper and paper.proves(content.content_hash))
        return ["accept", "return_report"] if proved else ["upload_scan", "return_report", "except_scan"]
    return ["present", "sign", "send_back", "return_report", "unlock"]


def _figure(content: Content, figure: Figure, may_edit: bool) -> FigureLine:
    series, submission = ALL[figure.series], content.submission
    unit, year = submission.unit.code, submission.cycle.year
    return FigureLine(
        figure=figure,
        title=str(series.title),
        numerator=str(series.numerator),
        denominator=str(series.denominator),
        people=printing.people(figure.value),
        whole=printing.whole(figure.value),
        percent=printing.NOTHING if figure.series == "1.1" else printing.percent(figure.value),
        live=_live(figure) if figure.value != figure.live else "",
        rows_url=reverse("indicators:rows", args=[unit, year, figure.series]),
        change_url=reverse("reporting:change_figure", args=[submission.key, figure.series]) if may_edit else "",
        remarks=_remarks(content, figure.series),
    )


def _live(figure: Figure) -> str:
    """What the records say: ``388/412``, or that they say nothing."""
    if not any(part is not None for part in figure.live):
        return _("chưa có")
    return f"{printing.people(figure.live)}/{printing.whole(figure.live)}"


def _remarks(content: Content, about: str) -> list[Remark]:
    return [remark for remark in content.remarks if remark.about == about]


def _history(content: Content) -> list[Entry]:
    return [
        Entry(step.at, DONE[step.verb], detail=step.note, who=content.names.get(step.by, ""))
        for step in reversed(content.steps)
    ]
