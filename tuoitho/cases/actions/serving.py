"""The ward's directory of services, and a service that a child was given."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions.moving import Move
from tuoitho.cases.models import Case, Service, ServiceGiven
from tuoitho.organisations.models import Unit

# What an officer says of a service.
WORDS = ("kind", "name", "unit", "body", "area", "contact", "conditions", "starts_on", "ends_on")


@action("cases.add_service")
def add_service(*, ward: Unit, words: Mapping[str, Any], by: Actor, at: datetime) -> Service:
    """A service the ward knows of. `words`: the fields of `WORDS`."""
    rules.insist(rules.keep_service(by, ward.pk), "cases.keep_services")
    service = Service(ward=ward, recorded_at=at, by=by.key)
    _say(service, words)
    record(by=by, at=at, verb="cases.add_service", subject=service.key, unit=ward.code)
    return service


@action("cases.edit_service")
def edit_service(*, service: Service, words: Mapping[str, Any], seen: int, by: Actor, at: datetime) -> Service:
    """Mend an entry or say until when it is open; children who were sent there keep what was sent."""
    held = Service.objects.select_for_update().get(pk=service.pk)
    rules.insist(rules.keep_service(by, held.ward_id), "cases.keep_services")
    if held.version != seen:
        raise Changed(
            _("Người khác vừa sửa dịch vụ này."),
            kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
            todo=_("Hãy so lại, rồi lưu nếu vẫn đúng."),
            code="cases.changed",
        )
    before = {name: getattr(held, name) for name in WORDS}
    held.version += 1
    _say(held, words)
    fields = [name for name in WORDS if before[name] != getattr(held, name)]
    record(by=by, at=at, verb="cases.edit_service", subject=held.key, unit=held.ward.code, fields=fields)
    return held


@action("cases.record_service")
def record_service(
    *,
    case: Case,
    kind: str,
    service: Service | None,
    provider: str,
    given_on: date,
    note: str,
    seen: int,
    by: Actor,
    at: datetime,
) -> ServiceGiven:
    """A service of the plan was given, of a kind, on a day (NĐ 56/2017 Art. 29)."""
    move = Move.begin(case, "record_service", seen, by, at)
    if not timezone.localdate(move.case.notified_at) <= given_on <= timezone.localdate(at):
        raise Refused(
            _("Ngày thực hiện phải nằm từ ngày nhận tin đến hôm nay."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.record_service",
        )
    given = ServiceGiven.objects.create(
        case=move.case,
        kind=kind,
        service=service,
        provider=provider or (service.provider if service else ""),
        given_on=given_on,
        note=note or None,
        at=at,
        by=by.key,
    )
    move.done(note, kind)
    return given


def _say(service: Service, words: Mapping[str, Any]) -> None:
    for name in WORDS:
        setattr(service, name, words[name])
    try:
        with transaction.atomic():
            service.save()
    except IntegrityError:
        raise Refused(
            _("Hãy ghi một nơi cung cấp, và ngày thôi nhận phải sau ngày bắt đầu."),
            kept=_("Những gì đã ghi còn trên trang."),
            code="cases.service",
        ) from None
