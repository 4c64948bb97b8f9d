"""What a request shows, and the answer to it: composed of what is known of the child and of the steps taken, so that
who told of it can never be in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from tuoitho.base.parts import Entry
from tuoitho.cases.models import Case, CaseStep, DataRequest, RequestStep
from tuoitho.cases.pages.case import child_lines, name_of
from tuoitho.cases.pages.words import VERBS as CASE_VERBS
from tuoitho.cases.rules.requests import OF_CHAIR, open_request_verbs
from tuoitho.documents import pdf
from tuoitho.documents.blocks import Block, Bullets, Document, Letterhead, Paragraph, Signature, Table
from tuoitho.law.terms import DUTIES
from tuoitho.organisations.queries import Viewer

SHOWS = frozenset({DataRequest.Kind.VIEW, DataRequest.Kind.PROVIDE})
DONE = {
    DataRequest.Kind.CORRECT: gettext_lazy("Dữ liệu đã được sửa theo yêu cầu."),
    DataRequest.Kind.WITHDRAW: gettext_lazy("Việc xử lý dựa trên sự đồng ý đã dừng."),
    DataRequest.Kind.RESTRICT: gettext_lazy("Việc xử lý đã được hạn chế theo yêu cầu."),
    DataRequest.Kind.OBJECT: gettext_lazy("Việc xử lý bị phản đối đã dừng."),
    DataRequest.Kind.ERASE: gettext_lazy("Dữ liệu nhận dạng đã được xoá."),
}


@dataclass(frozen=True)
class Verb:
    """`told`: what a person reads before doing it."""

    title: str | Promise
    button: str | Promise
    told: str | Promise
    icon: str = "arrow-right"


VERBS: dict[str, Verb] = {
    "receive_request": Verb(
        gettext_lazy("Nhận yêu cầu về dữ liệu"),
        gettext_lazy("Ghi yêu cầu"),
        gettext_lazy("Trẻ em, người đại diện hoặc người khác hỏi về dữ liệu của một em."),
        "inbox",
    ),
    "acknowledge_request": Verb(
        gettext_lazy("Phản hồi là đã nhận"),
        gettext_lazy("Đã phản hồi là đã nhận"),
        gettext_lazy("Chỉ nói là đã nhận yêu cầu; không nói có hồ sơ hay không."),
        "reply",
    ),
    "decide_request": Verb(
        gettext_lazy("Quyết định về yêu cầu"),
        gettext_lazy("Quyết định"),
        gettext_lazy(
            "Hồ sơ chỉ mở cho chính em ấy hoặc người đại diện hợp pháp; người báo tin không bao giờ được nêu."
        ),
        "check2-square",
    ),
    "bar_request": Verb(
        gettext_lazy("Chuyển Chủ tịch: có thể là người gây hại"),
        gettext_lazy("Chuyển Chủ tịch"),
        gettext_lazy("Không cung cấp gì cho người có thể gây hại cho em trước khi Chủ tịch quyết định."),
        "shield-exclamation",
    ),
    "confirm_bar": Verb(
        gettext_lazy("Xác nhận không cho tiếp cận"),
        gettext_lazy("Không cho tiếp cận"),
        gettext_lazy("Thư trả lời chỉ nói thông tin này không được cung cấp; không nói có hồ sơ, không nói lý do."),
        "shield-lock",
    ),
    "lift_bar": Verb(
        gettext_lazy("Cho xử lý bình thường"),
        gettext_lazy("Cho xử lý bình thường"),
        gettext_lazy("Là người khác, hoặc người này không còn là mối nguy cho em."),
        "arrow-counterclockwise",
    ),
    "answer_request": Verb(
        gettext_lazy("Ghi đã trả lời"),
        gettext_lazy("Ghi đã trả lời"),
        gettext_lazy("In thư trả lời, ký, gửi đúng nơi người yêu cầu chọn, rồi ghi số văn bản."),
        "send",
    ),
}

# What the chair decides comes before all else.
_DECIDING_FIRST = sorted(VERBS, key=lambda verb: verb not in OF_CHAIR)


@dataclass(frozen=True)
class RequestLine:
    """A row of the queue. `status`: a status of the kit and its words."""

    request: DataRequest
    status: tuple[str, str]


@dataclass(frozen=True)
class RequestPage:
    request: DataRequest
    case: Case | None
    status: tuple[str, str]
    acts: Sequence[tuple[Verb, str]]
    timeline: Sequence[Entry]
    article: str
    verified: bool
    has_answer: bool


def request_line(request: DataRequest, at: datetime) -> RequestLine:
    return RequestLine(request, _standing(request, at))


def request_page(
    viewer: Viewer,
    request: DataRequest,
    case: Case | None,
    steps: Sequence[RequestStep],
    names: dict[str, str],
    at: datetime,
) -> RequestPage:
    """`case`: as far as the viewer may know of it."""
    verbs = open_request_verbs(viewer, request)
    order = [verb for verb in _DECIDING_FIRST if verb in verbs]
    if request.acknowledged_at is not None and "acknowledge_request" in order and request.state == "barred":
        order.remove("acknowledge_request")
    law = DUTIES["rights_acknowledge"]
    return RequestPage(
        request=request,
        case=case,
        status=_standing(request, at),
        acts=[(VERBS[verb], reverse(f"cases:{verb}", args=[request.key])) for verb in order],
        timeline=[Entry(step.at, VERBS[step.verb].title, step.note or "", names.get(step.by, "")) for step in steps],
        article=law.article,
        verified=law.verified,
        has_answer=bool(request.outcome),
    )


def answer_pdf(request: DataRequest, case: Case | None, steps: Sequence[CaseStep], chair: str, at: datetime) -> bytes:
    """The letter. `case`, `steps`: of the child's file where the request was granted, else none."""
    with override("vi"):
        return pdf.render(answer_document(request, case, steps, chair, at), at)


def answer_document(
    request: DataRequest, case: Case | None, steps: Sequence[CaseStep], chair: str, at: datetime
) -> Document:
    ward = request.ward.name
    return Document(
        letterhead=Letterhead(
            "",
            f"Uỷ ban nhân dân {ward[:1].lower()}{ward[1:]}",
            f"Số: {request.number or '        '}",
            ward.removeprefix("Phường ").removeprefix("Xã "),
            timezone.localdate(at),
        ),
        title="V/v trả lời yêu cầu về dữ liệu cá nhân",
        addressees=[request.asker_name or "Người yêu cầu"],
        body=list(_body(request, case, steps, timezone.localdate(at))),
        recipients=["Người yêu cầu", "Lưu: VT"],
        signature=Signature("", "CHỦ TỊCH", chair),
    )


def _body(request: DataRequest, case: Case | None, steps: Sequence[CaseStep], today) -> Iterator[Block]:  # type: ignore[no-untyped-def]
    received = f"{timezone.localdate(request.received_at):%d/%m/%Y}"
    kind = DataRequest.Kind(request.kind)
    yield Paragraph(f"Ngày {received}, Uỷ ban nhân dân nhận yêu cầu của ông/bà/em: {str(kind.label).lower()}.")
    outcome = DataRequest.Outcome(request.outcome)
    if outcome is not DataRequest.Outcome.GRANTED:
        because = DataRequest.Because(request.because).label
        part = "Phần không đáp ứng" if outcome is DataRequest.Outcome.PARTLY else "Yêu cầu không được đáp ứng"
        yield Paragraph(f"{part}: {because}.")
    if request.words:
        yield Paragraph(request.words)
    if outcome is DataRequest.Outcome.REFUSED or case is None:
        return
    if kind not in SHOWS:
        yield Paragraph(str(DONE[kind]))
        return
    yield Paragraph(f"Hồ sơ số {case.number}. Trẻ em: {name_of(case.child)}.")
    known = child_lines(case.child, today)
    if known:
        yield Bullets([f"{what}: {words}" for what, words in known])
    yield Table(["Ngày", "Việc đã làm"], [_done(step) for step in steps], (1, 4))


def _done(step: CaseStep) -> list[str]:
    title = CASE_VERBS[step.verb].title if step.verb in CASE_VERBS else step.get_state_display()
    return [f"{timezone.localdate(step.at):%d/%m/%Y}", str(title)]


def _standing(request: DataRequest, at: datetime) -> tuple[str, str]:
    if request.answered_at is not None:
        late = request.answered_at > request.answer_by
        return ("late", _("Trả lời quá hạn")) if late else ("done", _("Trả lời đúng hạn"))
    late = request.next_due < at
    if request.state == "barred":
        return "late" if late else "due", _("Chờ Chủ tịch quyết định")
    return ("late", _("Đã quá hạn")) if late else ("due", str(request.get_state_display()))
