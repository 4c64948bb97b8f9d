"""The audit as sentences: what was done, by whom, about what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.models import AuditEntry, Refusal

# Verbs in words. A verb that is not here shows as it stands in the chain.
VERBS = {
    "organisations.prepare_change": gettext_lazy("Chuẩn bị thay đổi đơn vị"),
    "organisations.edit_change": gettext_lazy("Sửa thay đổi đơn vị"),
    "organisations.apply_change": gettext_lazy("Áp dụng thay đổi đơn vị"),
    "organisations.undo_change": gettext_lazy("Hoàn tác thay đổi đơn vị"),
    "organisations.import_units": gettext_lazy("Lập đơn vị từ tệp Excel"),
    "organisations.start": gettext_lazy("Bắt đầu sử dụng chương trình"),
    "organisations.keep_accounts": gettext_lazy("Lập tài khoản"),
    "organisations.lock_account": gettext_lazy("Khoá hoặc mở khoá tài khoản"),
    "organisations.reset_password": gettext_lazy("Cấp lại mật khẩu"),
    "organisations.change_password": gettext_lazy("Đổi mật khẩu của mình"),
    "organisations.give_post": gettext_lazy("Giao chức vụ"),
    "organisations.end_post": gettext_lazy("Thôi chức vụ"),
    "organisations.hand_over": gettext_lazy("Bàn giao chức vụ"),
    "organisations.deputise": gettext_lazy("Cử người thay mặt"),
}
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
            who(entry.actor, people),
            str(VERBS.get(entry.verb, entry.verb)),
            entry.subject if len(entry.subject) < 20 else f"…{entry.subject[-8:]}",
            units.get(entry.unit, entry.unit),
            ", ".join(entry.fields),
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
    return [(refusal, who(refusal.actor, people)) for refusal in refusals]
