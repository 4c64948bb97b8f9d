"""What a programme costs and who pays: budget, pledges, income, spending. Entries are never changed: a wrong one gets
a counter-entry that says why, and a right one after it. Years are calendar years."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, Link, StoredFile
from tuoitho.organisations.models import Unit
from tuoitho.programme.reader.amounts import in_words

DONORS = ("inside", "outside")


class Source(models.TextChoices):
    """Where money comes from, as part III of the plan has it."""

    STATE = "state", _("Ngân sách nhà nước")
    INSIDE = "inside", _("Đóng góp trong nước")
    OUTSIDE = "outside", _("Đóng góp từ nước ngoài")


def _more_than_nothing(name: str) -> models.CheckConstraint:
    """An entry is more than nothing; a counter-entry takes it back."""
    right = Q(corrects__isnull=True, vnd__gt=0) | Q(corrects__isnull=False, vnd__lt=0)
    return models.CheckConstraint(condition=right, name=f"{name}_or_its_counter_entry")


class Donor(Keyed):
    """Who gives, as a unit knows them. `folded`: one spelling a donor. `link`: to the page that was sent to them."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200)
    abroad = models.BooleanField(default=False)
    contact = EncryptedText(null=True)
    link = models.OneToOneField(Link, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    @property
    def source(self) -> str:
        return Source.OUTSIDE if self.abroad else Source.INSIDE

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "folded"], name="one_donor_of_a_name")]


class Budget(Keyed):
    """What a unit plans to spend in a year on a task of the plan, from a source; đồng. The latest counts."""

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


class Closing(Keyed):
    """A unit's books of a year are closed. What is entered later stands apart, as entered after the close."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["unit", "year"], name="closed_once")]


class Money(models.Model):
    """An amount in its currency and in đồng. `rate`: đồng for one unit of it; `rate_source`, `rate_on`: whose rate, of
    what day."""

    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3, default="VND")
    rate = models.DecimalField(max_digits=18, decimal_places=6, default=1)
    rate_on = models.DateField(null=True, blank=True)
    rate_source = models.CharField(max_length=200, blank=True)
    vnd = models.BigIntegerField()

    class Meta:
        abstract = True

    @property
    def in_words(self) -> str:
        return in_words(self.amount, self.currency)


class Pledge(Keyed, Money):
    """What a donor said they would give, for a task or for the whole programme (`clause` empty)."""

    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="pledges")
    clause = models.CharField(max_length=20, blank=True)
    pledged_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)


class Move(Keyed):
    """Money that moved. Without a paper's number or file it is not receipted, and shows so. `after_close`: the year's
    books were closed when it was entered. `corrects`: the entry that this one takes back, `because` of what."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source.choices)
    clause = models.CharField(max_length=20, blank=True)
    vnd = models.BigIntegerField()
    moved_on = models.DateField()
    paper = models.CharField(max_length=60, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    after_close = models.BooleanField(default=False)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    because = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    corrects_id: int | None

    class Meta:
        abstract = True

    @property
    def stands(self) -> bool:
        return self.corrects_id is None and not hasattr(self, "corrected_by")

    @property
    def receipted(self) -> bool:
        return bool(self.paper or self.file_id)


class Income(Move, Money):
    """Money that came in: from the state's budget, or from a donor."""

    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, null=True, blank=True, related_name="incomes")
    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, null=True, blank=True, related_name="incomes")

    class Meta:
        constraints: ClassVar = [
            _more_than_nothing("income"),
            models.CheckConstraint(
                condition=Q(source=Source.STATE, donor__isnull=True) | Q(source__in=DONORS, donor__isnull=False),
                name="a_contribution_has_a_donor",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-moved_on", "-id"], name="income_unit_day")]


class Spending(Move):
    """Money that went out: on a task, or `returned` to whoever gave it. `donor`: whose money it was, where known."""

    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, null=True, blank=True, related_name="spendings")
    purpose = models.CharField(max_length=200)
    returned = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            _more_than_nothing("spending"),
            models.CheckConstraint(condition=Q(returned=True) | ~Q(clause=""), name="spent_on_a_task"),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "-moved_on", "-id"], name="spending_unit_day")]
