"""The yearly cycle: submissions with their versions, figures, passages, remarks, signing, and what was consolidated."""

from django.db import models

from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit


class Cycle(Keyed):
    """The yearly report asked of every school under a department, with its last day."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="one_cycle")]


class Submission(Keyed):
    """A unit's report of a cycle. `state` repeats the last of `steps`, for lists; `version` is the optimistic lock."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="draft")
    version = models.PositiveIntegerField(default=1)
    submitted_at = models.DateTimeField(null=True)
    nothing_occurred = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "unit"], name="one_submission")]


class Step(models.Model):
    """One change of state: append only, with its author and time."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=30)
    state = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    note = models.TextField(blank=True)


class Figure(models.Model):
    """A series as the school reports it: from records (`live_*`, as they stood), or changed with a reason."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="figures")
    series = models.CharField(max_length=6)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    live_low = models.PositiveIntegerField(null=True)
    live_high = models.PositiveIntegerField(null=True)
    live_denominator = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "series"], name="one_figure")]


class Passage(models.Model):
    """A written part: lessons, difficulties, proposals, proposed awards."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="passages")
    section = models.CharField(max_length=20)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "section"], name="one_passage")]


class Remark(Keyed):
    """A reviewer's remark on one figure or section, and the school's answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks")
    about = models.CharField(max_length=20)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)


class Paper(Keyed):
    """The signed paper of one version: who signed, number and date, the version's hash, the scan or an exception."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="papers")
    consolidation = models.ForeignKey("Consolidation", on_delete=models.PROTECT, null=True, related_name="papers")
    content_hash = models.CharField(max_length=64)
    position = models.CharField(max_length=120, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    signed_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=40, blank=True)
    numbered_on = models.DateField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    scanned_at = models.DateTimeField(null=True)
    exception = models.TextField(blank=True)


class Consolidation(Keyed):
    """The department's report to one addressee, as it stood: every number, and which submissions are in it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="consolidations")
    addressee = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)


class Receipt(Keyed):
    """Proof for a school: the hash of its accepted figures, to be found in the total unaltered."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="receipt")
    content_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
