"""The child of a case, as far as anyone knows who it is. What is known of a child is sealed."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedDate, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.law.work.facts import completed_years
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Pupil


class Child(Keyed):
    """A child known by name, nickname or description only; its day of birth known, its year, or an estimate.

    `ward`: where it lives, None while nobody knows. `pupil`: the same child on a roll. `silent_home`: nothing goes to
    the parents or caregivers; the ward's chair decided it and `silent_because` says why.
    """

    ward = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    name = EncryptedText(null=True)
    nickname = EncryptedText(null=True)
    born_on = EncryptedDate(null=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    birth_estimated = models.BooleanField(default=False)
    sex = models.CharField(max_length=1, blank=True, choices=[("f", _("Nữ")), ("m", _("Nam"))])
    has_papers = models.BooleanField(null=True)
    address = EncryptedText(null=True)
    family = EncryptedText(null=True)
    guardian_name = EncryptedText(null=True)
    guardian_phone = EncryptedText(null=True)
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contact_who = EncryptedText(null=True)
    contact_how = EncryptedText(null=True)
    contact_when = EncryptedText(null=True)
    silent_home = models.BooleanField(default=False)
    silent_because = EncryptedText(null=True)
    silent_by = models.CharField(max_length=80, blank=True)
    silent_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    def ages(self, on: date) -> tuple[int, int] | None:
        """The least and the greatest possible number of completed years on a day; None while nobody knows."""
        if self.born_on:
            return (completed_years(self.born_on, on),) * 2
        return (on.year - self.birth_year - 1, on.year - self.birth_year) if self.birth_year else None


class ChildWord(models.Model):
    """The keyed token of one folded word of a child's name, nickname, guardian or telephone number."""

    class Of(models.TextChoices):
        NAME = "name", _("Tên")
        GUARDIAN = "guardian", _("Người chăm sóc")
        PHONE = "phone", _("Điện thoại")

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="words")
    of = models.CharField(max_length=8, choices=Of.choices)
    token = models.BinaryField(max_length=16)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["token", "of", "child"], name="child_word_token")]
