"""A file of facts on its way in: a school's absences, or a ward's children."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit


class FactFile(Keyed):
    """Read and shown, then confirmed whole or dropped, undone if need be. Its rows stay in the sealed file.

    `asked`: what the person answered with the file (the meaning of a mark, the day of a count). `effect` seals what
    undo needs. `summary`: counts only.
    """

    class Kind(models.TextChoices):
        ABSENCES = "absences", _("Vắng học")
        POPULATION = "population", _("Trẻ em sống trên địa bàn")
        EMPLOYERS = "employers", _("Cơ sở sử dụng lao động")

    class State(models.TextChoices):
        READ = "read", _("Đã đọc, chờ xác nhận")
        CONFIRMED = "confirmed", _("Đã nhập")
        DROPPED = "dropped", _("Đã bỏ")
        UNDONE = "undone", _("Đã hoàn tác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    read_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    by = models.CharField(max_length=80)
    rows = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    summary = models.JSONField(default=dict)
    effect = EncryptedData(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "kind", "id"], name="fact_file_unit")]
