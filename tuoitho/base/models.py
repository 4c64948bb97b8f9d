"""Mechanisms that need a table. No word of child protection here."""

import uuid

from django.db import models

from tuoitho.base.fields import EncryptedText


class Keyed(models.Model):
    """A noun that outsiders name by an opaque key."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class AuditEntry(models.Model):
    """One link of the chain. Holds keys and field names, never a person's data."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor = models.CharField(max_length=80, db_index=True)
    verb = models.CharField(max_length=80, db_index=True)
    subject = models.CharField(max_length=120, db_index=True)
    unit = models.CharField(max_length=40, blank=True)
    fields = models.JSONField(default=list)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]


class AuditHead(models.Model):
    """The last link, as one row that every writer locks last."""

    seq = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")


class Refusal(models.Model):
    """A refused request, logged outside the transaction it rolled back."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    view = models.CharField(max_length=120)
    code = models.CharField(max_length=80)
    status = models.PositiveSmallIntegerField()


class Work(Keyed):
    """Long work. An action saves it; on commit one task wakes; `config/schedule.py` maps kind to job."""

    WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"

    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    unit = models.CharField(max_length=40, blank=True)
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=WAITING)
    cancel_asked = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sentence = models.TextField(blank=True)
    result = models.JSONField(default=dict)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


class Letter(Keyed):
    """A message waiting to go out or gone: mail when there is a mail server, else text to read and copy."""

    WAITING, SENT, FAILED, SHOWN = "waiting", "sent", "failed", "shown"

    to = models.CharField(max_length=254, blank=True)
    unit = models.CharField(max_length=40, blank=True, db_index=True)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=120, blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=250, blank=True)


class Link(Keyed):
    """A signed link for someone without an account. Only a digest of its secret is kept."""

    purpose = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)


class StoredFile(Keyed):
    """A file kept sealed outside the tables; its name too may name a child. `sha256` is of the plain bytes."""

    name = EncryptedText()
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    kept_at = models.DateTimeField()
    by = models.CharField(max_length=80)


class Note(models.Model):
    """One fact about this installation itself, by name: whether it is illustrative, when set up."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.TextField()
