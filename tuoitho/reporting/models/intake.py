"""Workbooks that came back: what was dropped, what was understood, what became of each."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile, Work
from tuoitho.reporting.models.cycles import Cycle, Submission

MAKE_WORK, READ_WORK, FILE_WORK = "reporting.make_workbooks", "reporting.read_workbooks", "reporting.file_workbooks"
"""Kinds of long work."""


class Intake(Keyed):
    """One drop of returned workbooks. `work` is the reading or filing under way, or the last one."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="intakes")
    by = models.CharField(max_length=80)
    received_at = models.DateTimeField()
    work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="+")


class IntakeFile(Keyed):
    """One returned workbook. `reading` is what it says, `before` what the filing replaced, both as JSON and sealed: a
    passage may name a person. `problems`: [sheet, cell, sentence]."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Chưa đọc")
        READY = "ready", _("Đọc được")
        REFUSED = "refused", _("Không nhận")
        FILED = "filed", _("Đã vào báo cáo")
        UNDONE = "undone", _("Đã hoàn tác")

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.RECEIVED)
    reading = EncryptedText(default="{}")
    problems = models.JSONField(default=list)
    before = EncryptedText(default="{}")
    filed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
