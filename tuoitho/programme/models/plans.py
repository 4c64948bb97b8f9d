"""Plans in a cascade; their clauses, targets and the relay to independent groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed, Link, StoredFile
from tuoitho.organisations.models import Unit, User


class Plan(Keyed):
    """A plan of a unit: read from a file or drawn from the plan above; drafted, then adopted.

    `text` is the file as read: a list of {"text", "role", "address"}; `unread` the pieces with no place yet.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Dự thảo")
        DROPPED = "dropped", _("Đã bỏ")
        ADOPTED = "adopted", _("Đã ban hành")
        REPLACED = "replaced", _("Đã thay thế")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    carries_out = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="lower_plans")
    kind = models.CharField(max_length=10, default="KH")
    number = models.CharField(max_length=60, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    title = models.TextField()
    basis = models.JSONField(default=list)
    from_year = models.PositiveSmallIntegerField()
    to_year = models.PositiveSmallIntegerField()
    horizon = models.PositiveSmallIntegerField(null=True, blank=True)
    recipients = models.JSONField(default=list)
    signatory = models.CharField(max_length=120, blank=True)
    report_day = models.PositiveSmallIntegerField(default=18)
    report_month = models.PositiveSmallIntegerField(default=11)
    report_to = models.CharField(max_length=200, blank=True)
    report_address = models.CharField(max_length=200, blank=True)
    answerable = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="plan_unit_state")]


class Clause(Keyed):
    """One line of a plan under its address (`I.2.a.1`, `II.2.3`, `IV.1.5`), the key of evidence."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("Mục tiêu chung")
        OBJECTIVE = "objective", _("Mục tiêu cụ thể")
        TARGET = "target", _("Chỉ tiêu")
        OUTLOOK = "outlook", _("Định hướng")
        TASK = "task", _("Nhiệm vụ và giải pháp")
        ITEM = "item", _("Việc của nhiệm vụ")
        FUNDING = "funding", _("Kinh phí")
        DUTY = "duty", _("Trách nhiệm")
        REPORT = "report", _("Báo cáo")
        HAND_DOWN = "hand_down", pgettext_lazy("clause", "Chuyển kế hoạch")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveSmallIntegerField()
    address = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    party = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    responsible = EncryptedText(null=True, blank=True)
    own = models.BooleanField(default=False)

    @property
    def place(self) -> str:
        """The address of what this line stands under."""
        return self.address.rpartition(".")[0]

    class Meta:
        ordering = ["plan", "position"]
        constraints = [models.UniqueConstraint(fields=["plan", "address"], name="one_address")]


class Target(models.Model):
    """A percentage to reach: one of the twelve series, its comparison and number; a looser one carries its reason."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="targets")
    series = models.CharField(max_length=6, blank=True)
    comparison = models.CharField(max_length=2, choices=[("<", "<"), ("<=", "≤"), (">", ">"), (">=", "≥")])
    percent = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]


class Relay(Keyed):
    """A plan passed on to an independent group by its guiding preschool; the owner acknowledges by link."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="relays")
    group = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(Link, on_delete=models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    opened_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)
    owner_name = EncryptedText(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "group"], name="one_relay")]
