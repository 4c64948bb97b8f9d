"""The audit as sentences: what was done, by whom, about what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.models import AuditEntry, Refusal
from tuoitho.organisations.pages.fields import FIELDS
from tuoitho.organisations.pages.verbs import VERBS
from tuoitho.organisations.queries.audit import OF_TELLER

TELLER = gettext_lazy("Người báo tin, được giữ kín")
BROKEN = {
    "missing": gettext_lazy("một mục đã bị xoá hoặc đổi chỗ"),
    "altered": gettext_lazy("một mục đã bị sửa"),
    "replaced": gettext_lazy("chuỗi đã bị thay bằng chuỗi khác"),
    "cut": gettext_lazy("phần cuối của nhật ký đã bị cắt"),
    "no_head_outside": gettext_lazy("dấu niêm để ngoài kho đã mất"),
}


@dataclass(frozen=True)
class Line:
    """One entry as read by a person."""

    seq: int
    at: datetime
    who: str
    what: str
    subject: str
    unit: str
    fields: str


def lines(entries: Iterable[AuditEntry], people: Mapping[str, str], units: Mapping[str, str]) -> list[Line]:
    """Entries with names for keys; what has no name shows its key, shortened."""
    return [
        Line(
            entry.seq,
            entry.at,
            str(TELLER) if entry.verb in OF_TELLER else who(entry.actor, people),
            str(VERBS.get(entry.verb, entry.verb)),
            entry.subject if len(entry.subject) < 20 else f"…{entry.subject[-8:]}",
            units.get(entry.unit, entry.unit),
            ", ".join(str(FIELDS.get(field, field)) for field in entry.fields),
        )
        for entry in entries
    ]


def who(actor: str, people: Mapping[str, str]) -> str:
    """An actor in words."""
    if actor in people:
        return people[actor]
    kind = actor.partition(":")[0]
    words = {"system": _("Chương trình"), "anonymous": _("Chưa đăng nhập"), "link": _("Người mở liên kết")}
    return words.get(kind, actor)


def refusal_lines(refusals: Iterable[Refusal], people: Mapping[str, str]) -> list[tuple[Refusal, str]]:
    return [
        (refusal, str(TELLER) if refusal.view.replace(":", ".") in OF_TELLER else who(refusal.actor, people))
        for refusal in refusals
    ]
