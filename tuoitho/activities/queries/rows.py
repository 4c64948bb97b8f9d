"""Activities, within the viewer's scope: of the units whose activities they see, and of their own classes."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from tuoitho.activities import rules
from tuoitho.activities.models import PEOPLE, THEMES, Activity, Attendance, Reach, employers_at, is_contact
from tuoitho.activities.models.activities import ActivityRows
from tuoitho.base.actors import user_key
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries import Viewer, own_unit, unit_of, units_of
from tuoitho.registry.models import Employer, SchoolClass
from tuoitho.registry.models.employers import EmployerRows
from tuoitho.registry.queries import employers_near, known_employers


def activities_of(viewer: Viewer, units: Collection[int] | None = None, year: int | None = None) -> ActivityRows:
    """Every activity the viewer sees, withdrawn ones too; of these units and this reporting year when named."""
    rows = Activity.objects.filter(_seen(viewer)).select_related("unit", "school_class")
    if units is not None:
        rows = rows.filter(unit_id__in=units)
    return rows if year is None else _of_year(rows, year)


def activity_of(viewer: Viewer, key: UUID) -> Activity | None:
    return activities_of(viewer).filter(key=key).first()


def filtered(viewer: Viewer, period: Period | None, chosen: Mapping[str, str]) -> ActivityRows:
    """The viewer's activities of a period by what was chosen: unit (and those below it), kind, audience, clause (and
    those below it), month (``2024-06``)."""
    rows = activities_of(viewer)
    rows = rows.in_period(period) if period else rows.none()
    if "unit" in chosen:
        unit = unit_of(viewer, chosen["unit"], "activities.see_activities")
        rows = rows.filter(unit_id__in=_with_below(viewer, unit) if unit else [])
    if "kind" in chosen:
        rows = rows.filter(kind=chosen["kind"])
    if "audience" in chosen:
        rows = rows.filter(pk__in=Reach.objects.filter(audience=chosen["audience"]).values("activity"))
    if "clause" in chosen:
        rows = rows.under([chosen["clause"]])
    if "month" in chosen:
        year, month = chosen["month"].split("-")
        rows = rows.filter(on_date__year=int(year), on_date__month=int(month))
    return rows


def periods(viewer: Viewer) -> list[Period]:
    """Reporting years, the last first, for whoever may open the room."""
    return list(Period.objects.order_by("-year")) if viewer.holds("activities.open") else []


def units_seen(viewer: Viewer) -> list[Unit]:
    """Units whose activities the viewer sees, by name within their kind."""
    return list(units_of(viewer, "activities.see_activities").order_by("kind", "folded", "id"))


def evidence_of(viewer: Viewer, clause_address: str, year: int, units: Collection[int]) -> ActivityRows:
    """Activities that stand under a clause or any clause below it."""
    return activities_of(viewer, units, year).standing().under([clause_address])


def rows_of(viewer: Viewer, unit: Unit, year: int, measure: str) -> ActivityRows:
    """The activities behind a measure `audience.theme.part` of a unit: those that count into the part.

    `max` is the largest one of counted heads, `sum` all of these, `named` those with attendance by name; of the bounds
    `low` and `high` every one that informs or trains the audience. None for a part no activity makes (`stated_low`).
    """
    audience, theme, part = (*measure.split("."), "", "")[:3]
    kinds = [kind for kind, themes in THEMES.items() if theme in themes]
    reaches = Reach.objects.filter(audience=audience)
    rows = activities_of(viewer, [unit.pk], year).standing().filter(kind__in=kinds)
    if part in ("max", "sum"):
        reaches = reaches.filter(named=False)
    elif part == "named":
        reaches = reaches.filter(named=True)
    elif part not in ("low", "high"):
        return rows.none()
    if is_contact(unit, audience):
        return rows.none()
    rows = rows.filter(pk__in=reaches.values("activity"))
    if part == "max":
        most = reaches.filter(activity__in=rows).order_by("-reached", "activity_id").values("activity")[:1]
        rows = rows.filter(pk__in=list(most.values_list("activity", flat=True)))
    return rows.order_by("-on_date", "-pk")


def last_clause(viewer: Viewer, unit: Unit) -> str:
    """The clause of the unit's last attendance by name, likely that of the next; empty without one."""
    rows = (
        activities_of(viewer, [unit.pk])
        .standing()
        .filter(reaches__named=True, reaches__audience__in=PEOPLE)
        .exclude(clause="")
    )
    return rows.order_by("-recorded_at").values_list("clause", flat=True).first() or ""


def last_told(viewer: Viewer, unit: Unit, school_class: SchoolClass | None) -> dict[str, date]:
    """Each title the class (without one, the staff of the unit) was called for, and the last day of it."""
    rows = (
        activities_of(viewer, [unit.pk])
        .standing()
        .filter(reaches__named=True, reaches__audience__in=PEOPLE, school_class=school_class)
    )
    return dict(rows.values_list("title").annotate(last=Max("on_date")))


def attended_by(viewer: Viewer, activity: Activity) -> frozenset[int]:
    """The ids of the people who came by name; nobody to whom names are not shown."""
    if not rules.see_names(viewer, activity):
        return frozenset()
    found = Attendance.objects.filter(reach__activity=activity, reach__audience__in=PEOPLE)
    return frozenset(found.values_list("person_id", flat=True))


def employers_named(viewer: Viewer, activity: Activity) -> list[Employer]:
    """The employers of a register named at an activity, by name; none to whom they are not shown."""
    if not rules.name_employers(viewer, activity):
        return []
    return known_employers(viewer, activity.unit, employers_at(activity), "activities.edit_activity")


def employers_to_name(viewer: Viewer, activity: Activity, text: str) -> EmployerRows:
    """Those of the registers around the activity's unit that were open on its day, found by name or number."""
    if not rules.name_employers(viewer, activity):
        return Employer.objects.none()
    near = employers_near(viewer, activity.unit, "activities.edit_activity").open_on(activity.on_date)
    return near.named(text).exclude(pk__in=employers_at(activity))


def recorder_of(viewer: Viewer, activity: Activity) -> str:
    """Who wrote the activity down, by name; empty when no one signed in did, or it is outside the viewer's scope."""
    if not viewer.holds("activities.open", activity.unit_id) or not activity.by.startswith(user_key("")):
        return ""
    found = User.objects.filter(key=activity.by.removeprefix(user_key("")))
    return found.values_list("full_name", flat=True).first() or ""


def units_to_log_for(viewer: Viewer) -> list[Unit]:
    """Where the viewer may log: where they sit, and the groups guided from there."""
    seats = {post.unit_id for post in viewer.posts}
    below = {child for seat in seats if seat in viewer.tree for child in viewer.tree.children(seat)}
    guided = Q(pk__in=below, kind=Unit.Kind.GROUP)
    found = units_of(viewer, "activities.log_activity").filter(Q(pk__in=seats) | guided).order_by("folded", "id")
    mine = own_unit(viewer)
    may = [unit for unit in found if rules.log_activity(viewer, unit)]
    return sorted(may, key=lambda unit: mine is None or unit.pk != mine.pk)


def _seen(viewer: Viewer) -> Q:
    seen = Q(unit_id__in=viewer.units("activities.see_activities"))
    if viewer.user is not None and viewer.holds("registry.see_own_class"):
        own = SchoolClass.objects.filter(teacher=viewer.user, unit_id__in=viewer.units("registry.see_own_class"))
        seen |= Q(school_class__in=own)
    return seen


def _with_below(viewer: Viewer, unit: Unit) -> Collection[int]:
    return viewer.tree.subtree(unit.pk) if unit.pk in viewer.tree else [unit.pk]


def _of_year(rows: ActivityRows, year: int) -> ActivityRows:
    period = Period.objects.filter(pk=year).first()
    return rows.in_period(period) if period else rows.none()
