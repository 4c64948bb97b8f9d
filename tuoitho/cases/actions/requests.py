"""The law's request rights: received, acknowledged, decided with a reason, answered; never for a suspected person."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules, workflow
from tuoitho.cases.models import Case, DataRequest, RequestStep, Suspect
from tuoitho.cases.models.forgetting import forget_child
from tuoitho.cases.models.requests import is_suspected, same_person, terms_of
from tuoitho.cases.rules.requests import allow_request, handle_request
from tuoitho.cases.workflow import RequestState
from tuoitho.organisations.models import Unit

_ERASED_WHEN = gettext_lazy("Chỉ xoá khi hồ sơ đã kết thúc, và do Chủ tịch Uỷ ban nhân dân phường quyết định.")
Asker, Kind, Outcome = DataRequest.Asker, DataRequest.Kind, DataRequest.Outcome
HANDLE, APPROVE = "cases.handle_requests", "cases.approve"
# Of the child's own rights: nobody else is shown the file.
ENTITLED = frozenset({Asker.CHILD, Asker.REPRESENTATIVE})


@action("cases.receive_request")
def receive_request(
    *,
    ward: Unit,
    kind: str,
    asker: str,
    asker_name: str,
    asker_contact: str,
    about: str,
    wish: str,
    case: Case | None,
    by: Actor,
    at: datetime,
) -> DataRequest:
    """Someone asks. The law's terms run from now; a suspected person's request stops at the chair at once."""
    rules.insist(rules.sits_at(by, HANDLE, ward.pk), HANDLE)
    if case is not None:
        rules.insist(rules.see_case(by, case, at), "cases.see_cases")
    acknowledge_by, answer_by = terms_of(kind, at)
    request = DataRequest.objects.create(
        ward=ward,
        kind=kind,
        asker=asker,
        asker_name=asker_name or None,
        asker_contact=asker_contact or None,
        about=about,
        wish=wish or None,
        case=case,
        received_at=at,
        acknowledge_by=acknowledge_by,
        answer_by=answer_by,
        by=by.key,
    )
    RequestStep.objects.create(request=request, verb="receive_request", state=request.state, at=at, by=by.key)
    if _must_stop(request, case):
        _bar(request, by, at)
    record(by=by, at=at, verb="cases.receive_request", subject=request.key, unit=ward.code, fields=["kind", "asker"])
    return request


@action("cases.acknowledge_request")
def acknowledge_request(*, request: DataRequest, seen: int, by: Actor, at: datetime) -> DataRequest:
    """Said to the asker, within two working days, that it was received; not whether there is a file."""
    move = _Move.begin(request, "acknowledge_request", seen, by, at)
    move.request.acknowledged_at = move.request.acknowledged_at or at
    return move.done()


@action("cases.bar_request")
def bar_request(*, request: DataRequest, note: str, seen: int, by: Actor, at: datetime) -> DataRequest:
    """The asker may be who harms the child: nothing goes out before the chair decides."""
    move = _Move.begin(request, "bar_request", seen, by, at)
    return move.done(_because(note))


@action("cases.confirm_bar")
def confirm_bar(*, request: DataRequest, note: str, seen: int, by: Actor, at: datetime) -> DataRequest:
    """The chair: no access. The answer says no more than that this kind of information is not given."""
    move = _Move.begin(request, "confirm_bar", seen, by, at)
    move.request.outcome, move.request.because = Outcome.REFUSED, DataRequest.Because.NONE_HELD
    return move.done(_because(note))


@action("cases.lift_bar")
def lift_bar(*, request: DataRequest, note: str, seen: int, by: Actor, at: datetime) -> DataRequest:
    """The chair: it is another person, or the child is safe from this one; the request goes its ordinary way."""
    move = _Move.begin(request, "lift_bar", seen, by, at)
    return move.done(_because(note))


@action("cases.decide_request")
def decide_request(
    *,
    request: DataRequest,
    case: Case | None,
    outcome: str,
    because: str,
    words: str,
    seen: int,
    by: Actor,
    at: datetime,
) -> DataRequest:
    """Granted, partly, or refused with the law's reason. A file is shown to the child or its representative only."""
    move = _Move.begin(request, "decide_request", seen, by, at)
    fresh = move.request
    fresh.case = case or fresh.case
    if fresh.case is not None:
        rules.insist(rules.see_case(by, fresh.case, at), "cases.see_cases")
    _insist_on_reason(outcome, because)
    if outcome != Outcome.REFUSED:
        _insist_on_right(fresh, by)
    fresh.outcome, fresh.because, fresh.words = outcome, because, words or None
    return move.done()


@action("cases.answer_request")
def answer_request(*, request: DataRequest, number: str, seen: int, by: Actor, at: datetime) -> DataRequest:
    """The answer went out, under its number; where erasing was granted, what names the child goes with it."""
    move = _Move.begin(request, "answer_request", seen, by, at)
    fresh = move.request
    if fresh.outcome != Outcome.REFUSED:
        _insist_safe(fresh)
        _insist_all_closed(fresh)
    fresh.number, fresh.answered_at = number, at
    if fresh.kind == Kind.ERASE and fresh.outcome == Outcome.GRANTED and fresh.case is not None:
        forget_child(fresh.case.child, at)
        fresh.asker_name = fresh.asker_contact = fresh.wish = fresh.words = None
        fresh.about = ""
    return move.done()


@action("cases.record_answer_paper")
def record_answer_paper(*, request: DataRequest, by: Actor, at: datetime) -> None:
    """Someone took the answer away as a file."""
    rules.insist(handle_request(by, request), HANDLE)
    if request.outcome != Outcome.REFUSED:
        _insist_safe(request)
    record(by=by, at=at, verb="cases.record_answer_paper", subject=request.key, unit=request.ward.code)


@action("cases.name_suspect")
def name_suspect(*, case: Case, name: str, relation: str, because: str, by: Actor, at: datetime) -> Suspect:
    """Someone believed to harm the child. Requests under way that may be this person's stop at the chair."""
    rules.insist(rules.see_case(by, case, at), "cases.keep_case")
    suspect = Suspect.objects.create(
        child=case.child, name=name, relation=relation or None, because=because or None, named_at=at, by=by.key
    )
    under_way = DataRequest.objects.select_for_update().filter(
        Q(state__in=[RequestState.RECEIVED, RequestState.ACKNOWLEDGED, RequestState.DECIDED]), case__child=case.child
    )
    for request in under_way:
        if request.asker != Asker.CHILD and same_person(name, request.asker_name or ""):
            _bar(request, by, at)
    record(by=by, at=at, verb="cases.name_suspect", subject=case.key, unit=case.home_ward.code, fields=["suspects"])
    return suspect


@action("cases.clear_suspect")
def clear_suspect(*, case: Case, suspect: Suspect, note: str, by: Actor, at: datetime) -> Suspect:
    """The chair: nothing stands against this person any more."""
    rules.insist(rules.approve(by, case) and suspect.child_id == case.child_id, APPROVE)
    suspect.cleared_at, suspect.cleared_by, suspect.cleared_because = at, by.key, _because(note)
    suspect.save(update_fields=["cleared_at", "cleared_by", "cleared_because"])
    record(by=by, at=at, verb="cases.clear_suspect", subject=case.key, unit=case.home_ward.code, fields=["suspects"])
    return suspect


@dataclass
class _Move:
    """A verb under way on a locked request whose `state` is already the one the verb leads to."""

    request: DataRequest
    verb: str
    by: Actor
    at: datetime

    @classmethod
    def begin(cls, request: DataRequest, verb: str, seen: int, by: Actor, at: datetime) -> "_Move":
        fresh = DataRequest.objects.select_for_update().get(pk=request.pk)
        fresh.state = allow_request(by, fresh, verb)
        if fresh.version != seen:
            raise Changed(
                _("Người khác vừa xử lý yêu cầu này."),
                kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
                todo=_("Hãy xem bước hiện nay của yêu cầu, rồi lưu lại nếu vẫn đúng."),
                code="cases.changed",
            )
        return cls(fresh, verb, by, at)

    def done(self, note: str = "") -> DataRequest:
        request = self.request
        request.version += 1
        request.save()
        _step(request, self.verb, note, self.by, self.at)
        verb = f"cases.{self.verb}"
        record(by=self.by, at=self.at, verb=verb, subject=request.key, unit=request.ward.code, fields=["state"])
        return request


def _must_stop(request: DataRequest, case: Case | None) -> bool:
    """A suspected person; anyone of the home while the home must not know. The child itself never."""
    if case is None or request.asker == Asker.CHILD:
        return False
    silent = case.child.home_is_silent and request.asker == Asker.REPRESENTATIVE
    return silent or is_suspected(case.child, request.asker_name)


def _bar(request: DataRequest, by: Actor, at: datetime) -> None:
    request.state = workflow.after(workflow.REQUESTS, request.state, "bar_request")
    request.version += 1
    request.save(update_fields=["state", "version"])
    _step(request, "bar_request", "", by, at)


def _step(request: DataRequest, verb: str, note: str, by: Actor, at: datetime) -> None:
    RequestStep.objects.create(request=request, verb=verb, state=request.state, note=note or None, at=at, by=by.key)


def _because(note: str) -> str:
    if not note.strip():
        raise Refused(_("Quyết định này cần lý do."), kept=_("Yêu cầu không thay đổi."), code="cases.reason")
    return note.strip()


def _insist_on_reason(outcome: str, because: str) -> None:
    if outcome != Outcome.GRANTED and not because:
        raise Refused(
            _("Từ chối, dù một phần, phải nêu lý do."), kept=_("Chưa quyết định gì."), code="cases.decide_request"
        )


def _insist_on_right(request: DataRequest, by: Actor) -> None:
    """Beyond this the file stays closed, whoever decides."""
    kept = _("Chưa quyết định gì.")
    if request.case is None:
        raise Refused(_("Đồng ý thì phải chọn hồ sơ mà yêu cầu này nói đến."), kept=kept, code="cases.decide_request")
    if request.asker not in ENTITLED:
        raise Refused(
            _("Chỉ chính em ấy hoặc người đại diện hợp pháp được đáp ứng yêu cầu về hồ sơ."),
            kept=kept,
            todo=_("Với người khác, hãy từ chối và nêu lý do."),
            code="cases.decide_request",
        )
    _insist_safe(request)
    _insist_all_closed(request)
    if request.kind == Kind.ERASE and not rules.approve(by, request.case):
        raise Refused(_ERASED_WHEN, kept=kept, code="cases.decide_request")


def _insist_safe(request: DataRequest) -> None:
    """Asked when it is decided and again before anything goes out: someone may be suspected since, or the home may have
    to know nothing."""
    lifted = request.steps.filter(verb="lift_bar").exists()
    if _must_stop(request, request.case) and not lifted:
        raise Refused(
            _("Người yêu cầu có thể là người em cần được giữ an toàn, hoặc hồ sơ ghi không báo cho gia đình."),
            kept=_("Yêu cầu không thay đổi."),
            todo=_("Hãy chuyển Chủ tịch Uỷ ban nhân dân phường quyết định."),
            code="cases.decide_request",
        )


def _insist_all_closed(request: DataRequest) -> None:
    """Nothing is erased of a child with an open case, one opened after the decision either."""
    if request.kind != Kind.ERASE or request.case is None:
        return
    if Case.objects.filter(child=request.case.child).exclude(state=workflow.CaseState.CLOSED).exists():
        raise Refused(_ERASED_WHEN, kept=_("Yêu cầu không thay đổi."), code="cases.decide_request")
