"""What an employer promised in writing, and what it said of itself."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData
from tuoitho.base.models import Keyed, Link, StoredFile
from tuoitho.registry.models.employers import Employer


class EmployerCommitment(Keyed):
    """A signed commitment not to use child labour, to be looked at again on `review_on`."""

    class Result(models.TextChoices):
        KEPT = "kept", _("Thực hiện đúng cam kết")
        PARTLY = "partly", _("Mới thực hiện một phần")
        NOT_KEPT = "not_kept", _("Chưa thực hiện")

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="commitments")
    signed_on = models.DateField()
    review_on = models.DateField()
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField(null=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(review_on__gt=F("signed_on")), name="commitment_reviewed_after_signing")
        ]
        indexes = [models.Index(fields=["review_on"], name="commitment_due", condition=Q(reviewed_on__isnull=True))]

    def due(self, on: date) -> bool:
        return self.reviewed_on is None and self.review_on <= on


class SelfCheck(Keyed):
    """An employer's own check, asked for by a signed link and answered once."""

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="self_checks")
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    answered_at = models.DateTimeField(null=True)
    answers = EncryptedData(null=True)
