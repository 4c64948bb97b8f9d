"""Whom an activity was for, who came, and the cells that follow from counted heads."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import models
from django.db.models import F, Max, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from tuoitho.activities.models.activities import Activity
from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import Unit

# Which themes a kind of activity serves. A meeting is evidence and informs nobody.
THEMES: dict[str, tuple[str, ...]] = {
    Activity.Kind.COMMUNICATION: ("informed",),
    Activity.Kind.TRAINING: ("informed", "trained"),
}


class ReachRows(models.QuerySet["Reach"]):
    def counting(self, period: Period) -> "ReachRows":
        """Reaches of activities that stand, fall in the period and inform."""
        return self.filter(
            activity__withdrawn_at__isnull=True,
            activity__on_date__range=(period.starts_on, period.ends_on),
            activity__kind__in=THEMES,
        )

    def refresh(self, unit: Unit, period: Period) -> None:
        """Work out anew every cell that the unit's counted reaches make in a reporting year: one query, one put.

        Employers counted by heads at an activity hold those of them that are named there: these are marked one by one,
        and only the rest is added up.
        """
        counted = self.counting(period).filter(activity__unit=unit, named=False)
        parts: dict[str, list[int]] = defaultdict(list)
        beside = Reach.objects.filter(activity=OuterRef("activity"), audience=OuterRef("audience"), named=True)
        by_name = Coalesce(Subquery(beside.values("reached")[:1]), Value(0))
        rest = Greatest(F("reached") - by_name, Value(0), output_field=models.IntegerField())
        counted = counted.annotate(rest=rest)
        for row in counted.values("audience", "activity__kind").annotate(most=Max("reached"), total=Sum("rest")):
            for theme in THEMES[row["activity__kind"]]:
                parts[f"{row['audience']}.{theme}.max"].append(row["most"])
                parts[f"{row['audience']}.{theme}.sum"].append(row["total"])
        values = {measure: _together(measure, parts.get(measure)) for measure in measures_of(unit)}
        Cell.objects.put(unit.pk, period.year, values)


class Reach(models.Model):
    """How many of one audience were invited and came. `named`: those who came are known one by one. Of employers both
    may stand for one activity: all the heads, and those of them who are named."""

    class Audience(models.TextChoices):
        PUPILS = "pupils", _("Học sinh")
        STAFF = "staff", _("Cán bộ, giáo viên, nhân viên")
        CAREGIVERS = "caregivers", _("Cha mẹ, người chăm sóc trẻ em")
        ENTERPRISES = "enterprises", _("Doanh nghiệp")
        COOPERATIVES = "cooperatives", _("Hợp tác xã")
        HOUSEHOLDS = "households", _("Hộ gia đình có sử dụng lao động")
        DISTRICT_OFFICIALS = "district_officials", _("Công chức, viên chức quận")
        WARD_OFFICIALS = "ward_officials", _("Cán bộ, công chức phường")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reaches")
    audience = models.CharField(max_length=20, choices=Audience.choices)
    invited = models.PositiveIntegerField(null=True, blank=True)
    reached = models.PositiveIntegerField()
    named = models.BooleanField(default=False)

    objects = ReachRows.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "audience", "named"], name="one_reach")]


class Attendance(models.Model):
    """One person came, or one employer (`person_id` is then the employer's)."""

    reach = models.ForeignKey(Reach, on_delete=models.CASCADE, related_name="attendances")
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reach", "person_id"], name="one_attendance")]
        indexes = [models.Index(fields=["person_id"], name="attendance_person")]


PEOPLE = ("pupils", "staff", "caregivers")
OUTSIDERS = tuple(audience for audience in Reach.Audience.values if audience not in PEOPLE)


def _together(measure: str, parts: Sequence[int] | None) -> int | None:
    if parts is None:
        return None
    return max(parts) if measure.endswith(".max") else sum(parts)


def is_contact(unit: Unit, audience: str) -> bool:
    """A school's or group's reach to employers and officials: their roll is the ward's or department's."""
    return audience in OUTSIDERS and unit.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP)


def measures_of(unit: Unit) -> list[str]:
    """Every base measure that the counted reaches of the unit write."""
    themed = [(audience, "informed") for audience in Reach.Audience.values if not is_contact(unit, audience)]
    themed += [(audience, "trained") for audience in OUTSIDERS if not is_contact(unit, audience)]
    return [f"{audience}.{theme}.{part}" for audience, theme in themed for part in ("max", "sum")]
