"""The verbs of activities. Each works out anew whatever counts on it."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext as _

from tuoitho.activities import rules
from tuoitho.activities.models import PEOPLE, Activity, Attendance, Reach, employers_at, recount
from tuoitho.activities.rules import Counted, Details
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Employer, SchoolClass


@action("activities.log_activity")
def log_activity(*, unit: Unit, details: Details, counted: Sequence[Counted], by: Actor, at: datetime) -> Activity:
    """Write down an activity with audiences counted by heads, none of them twice."""
    _allow(rules.log_activity(by, unit), "activities.log_activity")
    _check(unit, details, counted, at)
    activity = Activity.objects.create(unit=unit, recorded_at=at, by=by.key, **asdict(details))
    _write_counted(activity, counted)
    recount(activity, [activity.on_date], "", (), at.date())
    record(by=by, at=at, verb="activities.log_activity", subject=activity.key, unit=unit.code)
    return activity


@action("activities.take_attendance")
def take_attendance(
    *,
    unit: Unit,
    school_class: SchoolClass | None,
    details: Details,
    present: Collection[int],
    invited: int,
    by: Actor,
    at: datetime,
) -> Activity:
    """Write down an activity of a class (or, without one, of the unit's staff) with those who came, by id."""
    may = rules.take_class_attendance(by, school_class) if school_class else rules.take_staff_attendance(by, unit)
    _allow(may, "activities.take_attendance")
    audience = Reach.Audience.PUPILS if school_class else Reach.Audience.STAFF
    _check(unit, details, [Counted(audience, invited, len(present))], at)
    activity = Activity.objects.create(
        unit=unit, school_class=school_class, recorded_at=at, by=by.key, **asdict(details)
    )
    reach = Reach.objects.create(activity=activity, audience=audience, invited=invited, reached=0, named=True)
    _write_attendance(reach, present, invited)
    recount(activity, [activity.on_date], audience, present, at.date())
    record(by=by, at=at, verb="activities.take_attendance", subject=activity.key, unit=unit.code)
    return activity


@action("activities.edit_activity")
def edit_activity(
    *, activity: Activity, version: int, details: Details, counted: Sequence[Counted], by: Actor, at: datetime
) -> Activity:
    """Say it better: details and counted audiences. Who came by name is put right by `correct_attendance`."""
    _allow(rules.edit_activity(by, activity), "activities.edit_activity")
    _check(activity.unit, details, counted, at)
    before = activity.on_date
    changed = [name for name, value in asdict(details).items() if getattr(activity, name) != value]
    _step(activity, version, **asdict(details))
    activity.reaches.filter(named=False).delete()
    _write_counted(activity, counted)
    audience, people = _named(activity)
    recount(activity, {before, activity.on_date}, audience, people, at.date())
    record(
        by=by,
        at=at,
        verb="activities.edit_activity",
        subject=activity.key,
        unit=activity.unit.code,
        fields=[*changed, "reaches"],
    )
    return activity


@action("activities.correct_attendance")
def correct_attendance(
    *, activity: Activity, version: int, present: Collection[int], invited: int, by: Actor, at: datetime
) -> Activity:
    """Put right who came to an activity with a named audience."""
    _allow(rules.edit_activity(by, activity), "activities.edit_activity")
    audience, before = _named(activity)
    _step(activity, version)
    _write_attendance(activity.reaches.get(named=True, audience__in=PEOPLE), present, invited)
    recount(activity, [activity.on_date], audience, {*before, *present}, at.date())
    record(
        by=by,
        at=at,
        verb="activities.correct_attendance",
        subject=activity.key,
        unit=activity.unit.code,
        fields=["attendance"],
    )
    return activity


@action("activities.name_employers")
def name_employers(
    *,
    activity: Activity,
    version: int,
    add: Collection[Employer],
    drop: Collection[Employer],
    by: Actor,
    at: datetime,
) -> Activity:
    """Say which employers of a register came. Heads counted of the same group hold these and are not counted twice."""
    _allow(rules.name_employers(by, activity), "activities.edit_activity")
    gone = next((one for one in add if not one.is_open(activity.on_date)), None)
    if gone is not None:
        raise Refused(
            _("“%(name)s” không hoạt động vào ngày %(day)s.")
            % {"name": gone.name, "day": f"{activity.on_date:%d/%m/%Y}"},
            kept=_("Chưa có gì được lưu."),
            todo=_("Hãy bỏ chọn cơ sở ấy, hoặc báo phường sửa ngày hoạt động của nó."),
            code="activities.employer_closed",
        )
    _step(activity, version)
    before = employers_at(activity)
    now = Employer.objects.filter(pk__in=(before - {one.pk for one in drop}) | {one.pk for one in add})
    _write_employers(activity, list(now))
    recount(activity, [activity.on_date], "", (), at.date(), employers=before)
    record(
        by=by,
        at=at,
        verb="activities.name_employers",
        subject=activity.key,
        unit=activity.unit.code,
        fields=["employers"],
    )
    return activity


@action("activities.withdraw_activity")
def withdraw_activity(*, activity: Activity, version: int, because: str, by: Actor, at: datetime) -> Activity:
    """Let it count no more; it stays in the list with the reason."""
    _allow(rules.withdraw_activity(by, activity), "activities.withdraw_activity")
    if not because.strip():
        raise Refused(_("Hãy ghi lý do rút hoạt động."), code="activities.no_reason")
    if activity.withdrawn_at is not None:
        raise Refused(_("Hoạt động này đã được rút."), code="activities.withdrawn")
    _step(activity, version, withdrawn_at=at, withdrawn_because=because.strip())
    _recount_as_it_stands(activity, at.date())
    record(by=by, at=at, verb="activities.withdraw_activity", subject=activity.key, unit=activity.unit.code)
    return activity


@action("activities.restore_activity")
def restore_activity(*, activity: Activity, by: Actor, at: datetime) -> Activity:
    """Let a withdrawn activity count again."""
    _allow(rules.withdraw_activity(by, activity), "activities.withdraw_activity")
    if activity.withdrawn_at is None:
        raise Refused(_("Hoạt động này chưa bị rút."), code="activities.standing")
    _step(activity, activity.version, withdrawn_at=None, withdrawn_because="")
    _recount_as_it_stands(activity, at.date())
    record(by=by, at=at, verb="activities.restore_activity", subject=activity.key, unit=activity.unit.code)
    return activity


@action("activities.print_sheet")
def print_sheet(*, unit: Unit, school_class: SchoolClass | None, by: Actor, at: datetime) -> None:
    """Leave word that the names of a class or of the staff were read for a sheet to sign."""
    may = rules.take_class_attendance(by, school_class) if school_class else rules.take_staff_attendance(by, unit)
    _allow(may, "activities.take_attendance")
    subject = school_class.key if school_class else unit.key
    record(by=by, at=at, verb="activities.print_sheet", subject=subject, unit=unit.code)


def _allow(may: bool, permission: str) -> None:
    if not may:
        raise NotAllowed(_("Bạn chỉ ghi được hoạt động của đơn vị hoặc của lớp mình."), code=permission)


def _check(unit: Unit, details: Details, counted: Sequence[Counted], at: datetime) -> None:
    faults = [rules.date_fault(unit, details.on_date, at.date())]
    faults += [rules.count_fault(one.invited, one.reached) for one in counted]
    for fault in filter(None, faults):
        raise Refused(fault, kept=_("Chưa có gì được lưu."), code="activities.fault")


def _step(activity: Activity, version: int, **values: object) -> None:
    """The next version with these values, or `Changed` when this one is no longer the last."""
    moved = Activity.objects.filter(pk=activity.pk, version=version).update(version=F("version") + 1, **values)
    if not moved:
        raise Changed(
            _("Người khác vừa sửa hoạt động này."),
            kept=_("Những gì bạn nhập vẫn còn ở dưới."),
            todo=_("Hãy so hai bản rồi lưu lại."),
            code="activities.changed",
        )
    activity.refresh_from_db()


def _write_counted(activity: Activity, counted: Sequence[Counted]) -> None:
    Reach.objects.bulk_create(
        Reach(activity=activity, audience=one.audience, invited=one.invited, reached=one.reached) for one in counted
    )


def _write_attendance(reach: Reach, present: Collection[int], invited: int) -> None:
    reach.attendances.all().delete()
    Attendance.objects.bulk_create(Attendance(reach=reach, person_id=person) for person in present)
    reach.invited, reach.reached = invited, len(present)
    reach.save(update_fields=["invited", "reached"])


def _write_employers(activity: Activity, employers: Sequence[Employer]) -> None:
    activity.reaches.filter(named=True).exclude(audience__in=PEOPLE).delete()
    for audience in sorted({one.audience for one in employers}):
        came = [one for one in employers if one.audience == audience]
        reach = Reach.objects.create(activity=activity, audience=audience, reached=len(came), named=True)
        Attendance.objects.bulk_create(Attendance(reach=reach, person_id=one.pk) for one in came)


def _named(activity: Activity) -> tuple[str, list[int]]:
    """The audience of people known by name and who came; empty when nobody is named."""
    reach = activity.reaches.filter(named=True, audience__in=PEOPLE).first()
    if reach is None:
        return "", []
    return reach.audience, list(reach.attendances.values_list("person_id", flat=True))


def _recount_as_it_stands(activity: Activity, today: date) -> None:
    audience, people = _named(activity)
    recount(activity, [activity.on_date], audience, people, today)
