"""The directory of services that a ward knows of, and what was in fact given to a child."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.folding import fold, words
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.organisations.models import Unit


class ServiceKind(models.TextChoices):
    """What a service is for; the needs of a child are those of NĐ 56/2017 Art. 27.1."""

    SCHOOL = "school", _("Trở lại trường")
    VOCATIONAL = "vocational", _("Học nghề")
    WELFARE = "welfare", _("Trợ giúp xã hội")
    LOAN = "loan", _("Vay vốn ưu đãi")
    HEALTH = "health", _("Chăm sóc sức khoẻ")
    LEGAL = "legal", _("Trợ giúp pháp lý")
    PSYCHOLOGICAL = "psychological", _("Hỗ trợ tâm lý")
    LIVELIHOOD = "livelihood", _("Sinh kế cho gia đình")


class ServiceRows(models.QuerySet["Service"]):
    def open_on(self, day: date) -> Self:
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gt=day))

    def holding(self, text: str) -> Self:
        """Those in whose name, provider or area every word stands, without tone marks."""
        found = self
        for word in words(text):
            found = found.filter(folded__contains=word)
        return found


class Service(Keyed):
    """A service that some body gives. `ward` keeps the entry; every officer sees it.

    `unit`: the provider where it uses the product; else `body` names it. `starts_on`, `ends_on`: open from–until, None
    where nobody said. Nothing of a child stands here.
    """

    ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=13, choices=ServiceKind.choices)
    name = models.CharField(max_length=160)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.CharField(max_length=160, blank=True)
    area = models.CharField(max_length=160, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    conditions = models.TextField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    folded = models.CharField(max_length=500, editable=False)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar = ServiceRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="service_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, body="") | (Q(unit__isnull=True) & ~Q(body="")),
                name="service_of_one_provider",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["folded", "id"], name="service_folded")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded = fold(f"{self.name} {self.provider} {self.area}")[:500]
        super().save(*args, **kwargs)

    @property
    def provider(self) -> str:
        return self.unit.name if self.unit else self.body


class ServiceGiven(models.Model):
    """A service that the child of a case was in fact given, on a day; `referral`: what led there. Never changed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="services")
    kind = models.CharField(max_length=13, choices=ServiceKind.choices)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    referral = models.ForeignKey("cases.Referral", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    provider = models.CharField(max_length=160, blank=True)
    given_on = models.DateField()
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "-given_on", "-id"], name="service_given_case")]
