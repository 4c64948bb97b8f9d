"""Paper: who signed which version under which number; what was consolidated; the proof each school gets."""

from django.db import models
from django.db.models import Q

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit
from tuoitho.reporting.models.cycles import Cycle, Submission


class Consolidation(Keyed):
    """The department's report to one addressee, as it stood: every number, and which submissions are in it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="consolidations")
    addressee = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)


class Paper(Keyed):
    """The signed paper of one version: who signed, number and date, the version's hash, the scan or an exception.

    `serial`: the number in the unit's register of the calendar year of `numbered_on`, never given twice.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="papers")
    consolidation = models.ForeignKey(Consolidation, on_delete=models.PROTECT, null=True, related_name="papers")
    content_hash = models.CharField(max_length=64)
    authority = models.CharField(max_length=60, blank=True)
    position = models.CharField(max_length=120)
    signer = EncryptedText()
    signed_at = models.DateTimeField()
    serial = models.PositiveSmallIntegerField(null=True)
    register_year = models.PositiveSmallIntegerField(null=True)
    number = models.CharField(max_length=40, blank=True)
    numbered_on = models.DateField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    scanned_at = models.DateTimeField(null=True)
    exception = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "register_year", "serial"], name="one_number_a_year"),
            models.CheckConstraint(
                condition=Q(submission__isnull=True) ^ Q(consolidation__isnull=True), name="paper_of_one_thing"
            ),
        ]

    def proves(self, content_hash: str) -> bool:
        """Whether its scan, or the exception from it, is of the version with this hash."""
        return self.content_hash == content_hash and bool(self.scan_id or self.exception)


class Receipt(Keyed):
    """Proof for a school: the hash of its accepted figures, to be found in the total unaltered."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="receipts")
    content_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    void_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission"], condition=Q(void_at__isnull=True), name="one_valid_receipt")
        ]
