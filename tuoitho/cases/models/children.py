"""The child of a case, as far as anyone knows who it is. What is known of a child is sealed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedDate, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.law.work.facts import completed_years
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Pupil

KNOWN_BY = ("name", "nickname", "description")
"""At least one of them tells the child from another."""
FACTS = (
    *KNOWN_BY,
    "born_on",
    "birth_year",
    "birth_estimated",
    "sex",
    "has_papers",
    "in_school",
    "schools",
    "address",
    "family",
    "guardian_name",
    "guardian_phone",
    "ward",
)


class Child(Keyed):
    """A child known by name, nickname or description only; its day of birth known, its year, or an estimate.

    `ward`: where it lives, None while nobody knows. `schools`: in words, every one where its name stands. `pupil`: the
    same child on a roll. `silent_home`: nothing goes to the parents or caregivers; the ward's chair decided it and
    `silent_because` says why. `silence_asked_at`: an officer asked for it and the chair has not answered; until then
    the home is silent too.
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
    description = EncryptedText(null=True)
    in_school = models.BooleanField(null=True)
    schools = EncryptedText(null=True)
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
    silence_asked_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    @property
    def home_is_silent(self) -> bool:
        """Whether nothing may go to the home now."""
        return self.silent_home or self.silence_asked_at is not None

    def is_surely(self, years: int, on: date) -> bool:
        """So old by the least possible age. An estimate proves nothing: protection never ends by a guess."""
        ages = self.ages(on)
        return ages is not None and not self.birth_estimated and ages[0] >= years

    def ages(self, on: date) -> tuple[int, int] | None:
        """The least and the greatest possible number of completed years on a day; None while nobody knows."""
        if self.born_on:
            return (completed_years(self.born_on, on),) * 2
        return (on.year - self.birth_year - 1, on.year - self.birth_year) if self.birth_year else None

    def take(self, facts: Mapping[str, Any], *, only_blank: bool = False) -> list[str]:
        """Put values by the names in `FACTS`, all or only where nothing is known yet; the names that changed."""
        changed = []
        for name in FACTS:
            value, old = facts.get(name), getattr(self, name)
            if name not in facts or (only_blank and (value in _NOTHING or old not in _NOTHING)):
                continue
            value = _BLANK.get(name) if value in _NOTHING else value
            if value != old:
                setattr(self, name, value)
                changed.append(name)
        return changed


_NOTHING = (None, "")
# What stands for "nothing known" in a column that is never null.
_BLANK = {"sex": "", "birth_estimated": False}
