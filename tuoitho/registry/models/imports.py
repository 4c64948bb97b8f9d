"""An Excel file on its way in: read and shown, then confirmed whole or dropped; undone afterwards if need be."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.people import PersonKind

SAVE_WORK = "registry.save_import"


class ImportBatch(Keyed):
    """One file for one unit. Its rows stay in the sealed file; `effect` seals what undo needs: ids and what was.

    `summary`: counts only. `full_list`: the person said that whoever is not in the file has left.
    """

    class State(models.TextChoices):
        READ = "read", _("Đã đọc, chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã nhập")
        DROPPED = "dropped", _("Đã bỏ")
        UNDONE = "undone", _("Đã hoàn tác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=PersonKind.choices)
    school_year = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    full_list = models.BooleanField(default=False)
    read_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    rows = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    effect = EncryptedText(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "id"], name="import_unit")]


def batch_of_key(key: UUID | str) -> ImportBatch:
    """A batch for the job that saves it; people come to theirs through `queries.batch_of`."""
    return ImportBatch.objects.select_related("unit", "file").get(key=key)
