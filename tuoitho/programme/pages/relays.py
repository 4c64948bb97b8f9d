"""Which groups know the plan, and what a head passes to those that do not."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.documents import qr
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Plan, Relay


@dataclass(frozen=True)
class GroupRow:
    """A group and how far the plan has come: a status of the kit, its words, since when."""

    group: Unit
    status: str
    words: str
    at: datetime | None
    owner: str
    has_phone: bool
    done: bool


@dataclass(frozen=True)
class SentLink:
    """What is shown once: the link, its QR code as the source of an image, and a text to paste that names nobody."""

    group: Unit
    link: str
    code: str
    text: str


def group_rows(groups: Sequence[Unit], relays: Mapping[int, Relay]) -> list[GroupRow]:
    return [_row(group, relays.get(group.pk)) for group in groups]


def _row(group: Unit, relay: Relay | None) -> GroupRow:
    if relay is None:
        status, words, at = "not_enough_data", _("Chưa chuyển"), None
    elif relay.acknowledged_at:
        status, words, at = "done", _("Đã xác nhận"), relay.acknowledged_at
    elif relay.opened_at:
        status, words, at = "due", _("Đã mở, chưa xác nhận"), relay.opened_at
    else:
        status, words, at = "waiting", _("Đã chuyển, chưa mở"), relay.sent_at
    owner = str(relay.owner_name or "") if relay else ""
    return GroupRow(group, status, words, at, owner, bool(group.phone), status == "done")


def sent_links(sent: Sequence[tuple[Unit, str]], plan: Plan, sender: Unit) -> list[SentLink]:
    """`sent`: each group with its full link."""
    return [SentLink(group, link, _code(link), _text(link, plan, sender)) for group, link in sent]


def _code(link: str) -> str:
    return f"data:image/png;base64,{b64encode(qr.png(link)).decode()}"


def _text(link: str, plan: Plan, sender: Unit) -> str:
    number = plan.number or plan.title
    return _(
        "%(sender)s gửi chủ nhóm trẻ, lớp mẫu giáo độc lập: Kế hoạch %(number)s. Mời mở liên kết, đọc và xác nhận "
        "đã nhận kế hoạch (cần bốn số cuối điện thoại của nhóm): %(link)s Liên kết dùng trong 60 ngày, "
        "xin không chuyển tiếp."
    ) % {"sender": sender.name, "number": number, "link": link}
