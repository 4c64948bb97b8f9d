"""An Excel file on its way in: read and shown, then confirmed whole or dropped; undone afterwards if need be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit


class ImportBatch(Keyed):
    """One file for one unit. The rows stay in the sealed file until confirmed; `effect` holds only ids, for undo."""

    class State(models.TextChoices):
        READ = "read", _("Đã đọc, chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã nhập")
        DROPPED = "dropped", _("Đã bỏ")
        UNDONE = "undone", _("Đã hoàn tác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    school_year = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    read_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    rows = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    effect = models.JSONField(default=dict)
