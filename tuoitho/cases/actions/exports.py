"""One case's file taken out: asked for with a reason, made by the worker, taken by name, gone after some days."""

from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.base.work import ask
from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseExport, ExportTaken
from tuoitho.cases.models.exports import EXPORT_WORK, KEPT

EXPORT = "cases.see_cases"


@action("cases.export_case")
def export_case(*, case: Case, reason: str, by: Actor, at: datetime) -> CaseExport:
    """Ask for it. The owner or the chair only, and never without a reason."""
    rules.insist(rules.export_case(by, case, at), EXPORT)
    if len(reason.strip()) < 10:
        raise Refused(
            _("Xuất hồ sơ cần lý do rõ ràng: cho ai, để làm gì."),
            kept=_("Chưa xuất gì."),
            code="cases.export_case",
        )
    user = rules.user_of(by)
    rules.insist(user is not None, EXPORT)
    assert user is not None
    export = CaseExport.objects.create(
        case=case, reason=reason.strip(), whose=user, asked_at=at, by=by.key, expires_at=at + KEPT
    )
    ask(EXPORT_WORK, export.key, by=by, at=at, unit=case.home_ward.code)
    record(by=by, at=at, verb="cases.export_case", subject=case.key, unit=case.home_ward.code, fields=["export"])
    return export


@action("cases.finish_export")
def finish_export(*, export: CaseExport, data: bytes, by: Actor, at: datetime) -> CaseExport:
    """The worker has made it."""
    held = CaseExport.objects.select_for_update().select_related("case__home_ward").get(pk=export.pk)
    held.file, held.made_at = files.keep("case.pdf", data, by=by, at=at), at
    held.save(update_fields=["file", "made_at"])
    record(by=by, at=at, verb="cases.finish_export", subject=held.case.key, unit=held.case.home_ward.code)
    return held


@action("cases.take_export")
def take_export(*, export: CaseExport, by: Actor, at: datetime) -> bytes:
    """The plain bytes for who may export the case; who took it and when is listed."""
    rules.insist(rules.export_case(by, export.case, at), EXPORT)
    if export.file is None or export.expires_at <= at:
        raise Refused(
            _("Bản xuất này đã hết hạn hoặc chưa làm xong."),
            kept=_("Hồ sơ không thay đổi."),
            todo=_("Hãy xuất lại khi cần, với lý do của lần ấy."),
            code="cases.take_export",
        )
    data = files.read(export.file)
    ExportTaken.objects.create(export=export, at=at, by=by.key)
    record(
        by=by,
        at=at,
        verb="cases.take_export",
        subject=export.case.key,
        unit=export.case.home_ward.code,
        fields=["export"],
    )
    return data


@action("cases.expire_export")
def expire_export(*, export: CaseExport, by: Actor, at: datetime) -> None:
    """Its days are over: the file is deleted, that it was there stays."""
    stored = export.file
    export.file, export.expired_at = None, at
    export.save(update_fields=["file", "expired_at"])
    if stored is not None:
        files.remove(stored)
    record(by=by, at=at, verb="cases.expire_export", subject=export.case.key, unit=export.case.home_ward.code)
