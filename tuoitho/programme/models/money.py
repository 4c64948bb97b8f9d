"""What a programme costs and who pays: budget, pledges, income, spending. Entries are never changed: a wrong one gets
a counter-entry that says why, and a right one after it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.organisations.models import Unit


class Source(models.TextChoices):
    """Where money comes from, as part III of the plan has it."""

    STATE = "state", _("Ngân sách nhà nước")
    INSIDE = "inside", _("Đóng góp trong nước")
    OUTSIDE = "outside", _("Đóng góp từ nước ngoài")


def _either(column: str) -> models.CheckConstraint:
    """An entry is more than nothing; a counter-entry takes it back."""
    right = Q(corrects__isnull=True, vnd__gt=0) | Q(corrects__isnull=False, vnd__lt=0)
    return models.CheckConstraint(condition=right, name=f"{column}_or_its_counter_entry")


class Donor(Keyed):
    """Who gives, as a unit knows them. `folded`: for search without tone marks."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    abroad = models.BooleanField(default=False)
    contact = EncryptedText(null=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "folded"], name="one_donor_of_a_name")]


class Budget(Keyed):
    """What a unit plans to spend in a calendar year on a task of the plan, from a source; đồng. The latest counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    clause = models.CharField(max_length=20)
    source = models.CharField(max_length=8, choices=Source.choices)
    vnd = models.BigIntegerField()
    note = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "year", "clause", "source"],
                condition=Q(replaced_by__isnull=True),
                name="one_budget_in_force",
            ),
            models.CheckConstraint(condition=Q(vnd__gte=0), name="budget_not_below_nothing"),
        ]


class Money(models.Model):
    """An amount in its currency and in đồng. `rate`: đồng for one unit; `rate_source`: whose rate, of what day."""

    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3, default="VND")
    rate = models.DecimalField(max_digits=18, decimal_places=6, default=1)
    rate_source = models.CharField(max_length=200, blank=True)
    vnd = models.BigIntegerField()

    class Meta:
        abstract = True


class Pledge(Keyed, Money):
    """What a donor said they would give, for a task or for the programme (`clause` empty)."""

    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="pledges")
    clause = models.CharField(max_length=20, blank=True)
    pledged_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)


class Income(Keyed, Money):
    """Money that came in. Without a paper's number and file it is not receipted, and shows so."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, null=True, blank=True, related_name="incomes")
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, null=True, blank=True, related_name="incomes")
    clause = models.CharField(max_length=20, blank=True)
    received_on = models.DateField()
    paper = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    because = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            _either("income"),
            models.CheckConstraint(
                condition=Q(source=Source.STATE, donor__isnull=True)
                | Q(source__in=[Source.INSIDE, Source.OUTSIDE], donor__isnull=False),
                name="a_contribution_has_a_donor",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-received_on", "-id"], name="income_unit_day")]


class Spending(Keyed):
    """Money that went out, on a task, from a source and where it was a donor's from whom; đồng."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, null=True, blank=True, related_name="spendings")
    clause = models.CharField(max_length=20)
    vnd = models.BigIntegerField()
    spent_on = models.DateField()
    purpose = models.CharField(max_length=200)
    paper = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    because = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [_either("spending")]
        indexes: ClassVar = [models.Index(fields=["unit", "-spent_on", "-id"], name="spending_unit_day")]
