"""Consent to voluntary services and to publication. It gates nothing else: reporting, an emergency step, the police and
the ward's duties never wait for it (Law 91/2025/QH15 Art. 19, 24; Law on Children Art. 6.11)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.cases.models.children import Child

ASKED_FROM = 7
"""Years from which the child's own consent is asked too (Law on Children Art. 6.11, NĐ 56/2017 Art. 36)."""


class ConsentTable(models.Manager["Consent"]):
    def standing(self, child: Child, about: str) -> models.QuerySet["Consent"]:
        return self.filter(child=child, about=about, withdrawn_at=None)

    def missing(self, child: Child, about: str, on: date) -> list[str]:
        """Who is still to be asked, as values of `Consent.From`: a caregiver, and the child from 7 on.

        An age nobody knows is taken as 7 or more. Where the home must not know, no caregiver is asked.
        """
        given = set(self.standing(child, about).values_list("given_by", flat=True))
        ages = child.ages(on)
        wanted = [] if child.home_is_silent else [Consent.From.HOME]
        if ages is None or child.birth_estimated or ages[1] >= ASKED_FROM:
            wanted.append(Consent.From.CHILD)
        return [one for one in wanted if one not in given]


class Consent(Keyed):
    """One person's consent, with its paper; never changed, only withdrawn."""

    class About(models.TextChoices):
        SERVICES = "services", _("Dịch vụ tự nguyện")
        PUBLICATION = "publication", _("Công bố hình ảnh, câu chuyện")

    class From(models.TextChoices):
        HOME = "home", _("Cha mẹ, người giám hộ")
        CHILD = "child", _("Chính em (từ đủ 7 tuổi)")

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="consents")
    about = models.CharField(max_length=11, choices=About.choices)
    given_by = models.CharField(max_length=5, choices=From.choices)
    who = EncryptedText(null=True)
    words = EncryptedText(null=True)
    paper = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    given_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = EncryptedText(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    objects: ClassVar = ConsentTable()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "about", "given_by"], condition=Q(withdrawn_at=None), name="one_standing_consent"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("recorded_at")), name="withdrawn_after_recorded"
            ),
        ]
