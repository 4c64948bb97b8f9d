"""A case's file taken out of the programme: for a reason, marked with who took it, gone after some days."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import models

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.cases.models.cases import Case
from tuoitho.organisations.models import User

EXPORT_WORK = "cases.make_export"
KEPT = timedelta(days=7)


class CaseExport(Keyed):
    """One copy of a case's file as .pdf. `file`: sealed, None before it is made and after it expired."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="exports")
    reason = EncryptedText()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    whose = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    expired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="export_expires")]


class ExportTaken(models.Model):
    """Someone downloaded it. Never changed."""

    export = models.ForeignKey(CaseExport, on_delete=models.CASCADE, related_name="taken")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)


def export_of_key(key: str) -> CaseExport:
    """For the worker, which was asked by who may."""
    rows = CaseExport.objects.select_related("case__child", "case__home_ward", "whose")
    return rows.get(key=UUID(key))


def exports_over(at: datetime) -> list[CaseExport]:
    """Those whose days are over and whose file is still there, or was never made."""
    over = CaseExport.objects.filter(expires_at__lte=at, expired_at=None)
    return list(over.select_related("file", "case__home_ward"))
