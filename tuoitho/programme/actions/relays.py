"""Passing a plan on to independent groups, whose owners have no account: a signed link each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor, link_key
from tuoitho.base.audit import record
from tuoitho.base.links import WRONG_TRIES, make_link, standing
from tuoitho.base.models import Link
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.programme import rules, workflow
from tuoitho.programme.models import Plan, Relay

DAYS = 60


@dataclass(frozen=True)
class Sent:
    """A relay and the secret of its link, which is nowhere stored."""

    relay: Relay
    secret: str


@action("programme.relay")
def relay(*, by: Actor, at: datetime, plan: Plan, sender: Unit, groups: Sequence[Unit]) -> list[Sent]:
    """Make each group a link to the plan, good for 60 days. Its earlier link is withdrawn."""
    if not rules.relay(by, sender):
        raise NotAllowed(
            _("Chỉ trường được giao hướng dẫn mới chuyển kế hoạch tới nhóm trẻ."), code="programme.relay_plan"
        )
    if workflow.after(plan.state, "relay") is None:
        raise Refused(_("Chỉ chuyển được kế hoạch đã ban hành."), code="programme.relay")
    for group in groups:
        if not rules.last_digits(group.phone):
            raise Refused(
                _("%(group)s chưa có số điện thoại của chủ nhóm, nên không xác nhận được.") % {"group": group.name},
                kept=_("Chưa liên kết nào được tạo."),
                todo=_("Hãy báo Phòng Giáo dục và Đào tạo ghi số điện thoại của nhóm, rồi chuyển lại."),
                code="programme.relay",
            )
    sent = [_send(by, at, plan, sender, group) for group in groups]
    codes = [group.code for group in groups]
    record(by=by, at=at, verb="programme.relay", subject=plan.key, unit=sender.code, fields=codes)
    return sent


@action("programme.open_relay")
def open_relay(*, by: Actor, at: datetime, relay: Relay) -> None:
    """The owner has the plan before their eyes for the first time."""
    _require_holder(by, relay)
    Relay.objects.filter(pk=relay.pk, opened_at=None).update(opened_at=at)
    record(by=by, at=at, verb="programme.open_relay", subject=relay.key, unit=relay.group.code, fields=["opened_at"])


@action("programme.miss_digits")
def miss_digits(*, by: Actor, at: datetime, relay: Relay) -> int:
    """Count a wrong try; returns how many are left before the link locks. Tries that come at once are counted too."""
    link = _require_holder(by, relay)
    Link.objects.filter(pk=link.pk).update(wrong_tries=F("wrong_tries") + 1)
    record(by=by, at=at, verb="programme.miss_digits", subject=relay.key, unit=relay.group.code, fields=["wrong_tries"])
    link.refresh_from_db(fields=["wrong_tries"])
    return max(0, WRONG_TRIES - link.wrong_tries)


@action("programme.acknowledge")
def acknowledge(*, by: Actor, at: datetime, relay: Relay, name: str, digits: str) -> Relay:
    """The owner says who they are and that the plan has reached them. A second time changes nothing and is refused."""
    link = _require_holder(by, relay)
    relay = Relay.objects.select_for_update().get(pk=relay.pk)
    if relay.acknowledged_at:
        raise Refused(_("Kế hoạch này đã được xác nhận trước đó."), code="programme.acknowledge")
    if not rules.knows_phone(relay.group, digits):
        raise Refused(_("Bốn số cuối không khớp số điện thoại của nhóm."), code="programme.acknowledge")
    relay.acknowledged_at, relay.owner_name = at, name
    relay.save(update_fields=["acknowledged_at", "owner_name"])
    Link.objects.filter(pk=link.pk).update(used_at=at)
    fields = ["acknowledged_at", "owner_name"]
    record(by=by, at=at, verb="programme.acknowledge", subject=relay.key, unit=relay.group.code, fields=fields)
    return relay


def _send(by: Actor, at: datetime, plan: Plan, sender: Unit, group: Unit) -> Sent:
    known = Relay.objects.select_for_update().filter(plan=plan, group=group).first()
    if known and known.acknowledged_at:
        raise Refused(_("%(group)s đã xác nhận nhận kế hoạch.") % {"group": group.name}, code="programme.relay")
    if known and known.link_id:
        Link.objects.filter(pk=known.link_id).update(withdrawn_at=at)
    row = known or Relay(plan=plan, group=group)
    row.link, secret = make_link("relay", row.key, DAYS)
    row.sender, row.sent_at, row.by, row.opened_at = sender, at, by.key, None
    row.save()
    return Sent(row, secret)


def _require_holder(by: Actor, relay: Relay) -> Link:
    if relay.link is None or by.key != link_key(relay.link.key):
        raise NotAllowed(_("Liên kết này không mở được kế hoạch ấy."), code="relay.link")
    return standing(relay.link)
