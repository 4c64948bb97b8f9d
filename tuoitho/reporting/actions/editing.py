"""Writing a report: figures away from the records only with a reason, passages, answers to remarks.

Every edit names the version it was made on: of two people who edit at once the second sees both versions.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.reporting.actions.moving import Move
from tuoitho.reporting.models import SECTIONS, Passage, Remark, Submission
from tuoitho.reporting.models.content import Value
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.typed import value_fault


@action("reporting.change_figure")
def change_figure(
    *, submission: Submission, series: str, value: Value, reason: str, version: int, by: Actor, at: datetime
) -> Submission:
    """Report (low, high, denominator) for a series; anything but what the records say needs a reason."""
    move = _edit(submission, "change_figure", version, by, at)
    figure = move.submission.figures.filter(series=series).first()
    if figure is None:
        raise Refused(_("Báo cáo này không có chỉ tiêu ấy."), code="reporting.change_figure")
    if fault := value_fault(*value):
        raise Refused(fault, kept=_("Số cũ vẫn giữ nguyên."), code="reporting.change_figure")
    if value != figure.live and not reason.strip():
        raise Refused(
            _("Số này khác số trong hồ sơ nên cần lý do."),
            kept=_("Số cũ vẫn giữ nguyên."),
            todo=_("Hãy ghi lý do, hoặc sửa hồ sơ rồi lấy lại số liệu."),
            code="reporting.change_figure",
        )
    figure.low, figure.high, figure.denominator = value
    figure.reason = "" if value == figure.live else reason.strip()
    figure.save()
    return move.done(series)


@action("reporting.write_passages")
def write_passages(
    *, submission: Submission, passages: Mapping[str, tuple[str, bool]], version: int, by: Actor, at: datetime
) -> Submission:
    """Write sections: code → (text, nothing to report). A text and "không phát sinh" together contradict each other."""
    move = _edit(submission, "write_passages", version, by, at)
    for section, (text, nothing) in passages.items():
        if section not in SECTIONS:
            raise Refused(_("Báo cáo này không có mục ấy."), code="reporting.write_passages")
        if text.strip() and nothing:
            raise Refused(
                _("Mục “%(section)s” vừa có nội dung vừa đánh dấu không phát sinh.") % {"section": SECTIONS[section]},
                todo=_("Hãy giữ một trong hai."),
                code="reporting.write_passages",
            )
        Passage.objects.update_or_create(
            submission=move.submission, section=section, defaults={"text": text.strip(), "nothing": nothing}
        )
    return move.done()


@action("reporting.refresh_figures")
def refresh_figures(*, submission: Submission, version: int, by: Actor, at: datetime) -> list[str]:
    """Take the figures from the records again; those changed with a reason keep their number. Returns what moved."""
    move = _edit(submission, "refresh_figures", version, by, at)
    moved = move.take_figures()
    move.done(", ".join(moved))
    return moved


@action("reporting.answer")
def answer(*, remark: Remark, text: str, by: Actor, at: datetime) -> Remark:
    """The school's answer to a remark; a second one takes the place of the first."""
    if not permits.sits_at(by, remark.submission.unit_id, "reporting.draft_report"):
        raise NotAllowed(_("Trường trả lời nhận xét về báo cáo của mình."), code="reporting.draft_report")
    if not text.strip():
        raise Refused(_("Hãy ghi câu trả lời."), code="reporting.answer")
    remark.answer, remark.answered_at = text.strip(), at
    remark.save(update_fields=["answer", "answered_at"])
    record(by=by, at=at, verb="reporting.answer", subject=remark.key, unit=remark.submission.unit.code)
    return remark


def _edit(submission: Submission, verb: str, version: int, by: Actor, at: datetime) -> Move:
    """The report back in draft under its next version; `Changed` when another edit came first."""
    move = Move.begin(submission, verb, by, at, edge="edit")
    if move.submission.version != version:
        raise Changed(
            _("Trong lúc bạn sửa, người khác đã lưu báo cáo này."),
            kept=_("Cả hai bản đều còn."),
            todo=_("Hãy xem hai bản cạnh nhau rồi chọn."),
            code="reporting.changed",
        )
    move.submission.version = version + 1
    return move
