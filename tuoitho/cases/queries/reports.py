"""Reports as their receivers, their reporters and the clock ask for them; how many and how fast, as numbers only."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from tuoitho.base.actors import Actor
from tuoitho.cases import rules
from tuoitho.cases.models import Reminder, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.routing import READERS
from tuoitho.cases.workflow import ReportState
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer

ASKED = "ask_school"


def wards_known(viewer: Viewer) -> QuerySet[Unit]:
    """Every ward in force, to say where something happened: a ward's name is no secret."""
    return Unit.objects.on(viewer.on).filter(kind=Unit.Kind.WARD).order_by("folded", "pk")


def seats_of(viewer: Viewer, permission: str) -> list[Unit]:
    """The units where the viewer sits with a permission, one's own before a deputised one."""
    held = sorted(viewer.posts, key=lambda post: (post.deputising_for_id is not None, post.pk))
    mine = rules.seats(viewer, permission)
    return list({post.unit_id: post.unit for post in held if post.unit_id in mine}.values())


def bodies_above(viewer: Viewer, unit: Unit) -> list[Unit]:
    """What a unit belongs to today, nearest first."""
    ids = viewer.tree.ancestors(unit.pk) if unit.pk in viewer.tree else ()
    found = Unit.objects.in_bulk(list(ids))
    return [found[one] for one in ids if one in found]


def head_of(viewer: Viewer, unit: Unit) -> str:
    """The name of the head in post, who signs for a school; "" without one."""
    post = Post.objects.on(viewer.on).filter(unit=unit, role="head", deputising_for=None).select_related("user").first()
    return post.user.full_name if post else ""


def targets_of(viewer: Viewer, report: Report) -> QuerySet[Unit]:
    """Where a report can be forwarded: wards and centres that read it here, never where it must not go."""
    reads = Post.objects.on(viewer.on).filter(unit=OuterRef("pk"), role__in=READERS)
    barred = {report.receiver_id, report.passes_by_id} - {None}
    return Unit.objects.on(viewer.on).filter(Exists(reads)).exclude(pk__in=barred).order_by("kind", "folded", "pk")


def steps_of_report(viewer: Viewer, report: Report) -> list[ReportStep]:
    """Newest first."""
    return list(ReportStep.objects.filter(report=report).order_by("-pk"))


def photos_of(viewer: Viewer, report: Report) -> list[ReportPhoto]:
    return list(ReportPhoto.objects.filter(report=report).select_related("working", "original").order_by("pk"))


def photo_of(viewer: Viewer, report: Report, key: UUID) -> ReportPhoto | None:
    """One photo of this report, by the key of its working copy."""
    found = ReportPhoto.objects.filter(report=report, working__key=key)
    return found.select_related("report__receiver", "working", "original").first()


def asked_words(viewer: Viewer, report: Report) -> str:
    """What the ward asks of the reporter's school, in the ward's words; "" when it asks nothing."""
    if not report.needs_school or not rules.told(viewer, report):
        return ""
    step = ReportStep.objects.filter(report=report, verb=ASKED).last()
    return (step.note or "") if step else ""


def reports_to_remind(viewer: Actor, at: datetime) -> list[tuple[Report, set[str]]]:
    """Reports nobody has decided on, with the rungs that were told of each. Two queries."""
    rows = Report.objects.filter(state__in=(ReportState.RECEIVED, ReportState.TAKEN), received_at__lte=at)
    found = list(rows.select_related("receiver", "taken_by").order_by("received_at", "pk"))
    rungs: dict[UUID, set[str]] = defaultdict(set)
    marks = Reminder.objects.filter(ladder="report", about__in=rows.values("key"))
    for about, rung in marks.values_list("about", "rung"):
        rungs[about].add(rung)
    return [(report, rungs[report.key]) for report in found]


@dataclass(frozen=True)
class Reported:
    """How many reports a school made, and the median of hours from noticing to telling; None without a report."""

    count: int
    hours: float | None


NOTHING = Reported(0, None)


def count_reports(
    units: Collection[int], first: date, last: date, *, seated: Collection[int] = ()
) -> Mapping[int, Reported]:
    """School → its own reports received from `first` to `last`, both days included; schools without one are left out.

    `seated`: the units of whoever looks. A report that passes such a unit by is not counted to its people, who could
    tell from the number that there is one.
    """
    rows = Report.objects.filter(school__in=units, received_at__gte=_start(first), received_at__lt=_start(last, 1))
    rows = rows.exclude(passes_by__in=list(seated)) if seated else rows
    spans: dict[int, list[float]] = defaultdict(list)
    for school, noticed, received in rows.values_list("school_id", "noticed_at", "received_at"):
        if school is not None:
            spans[school].append((received - (noticed or received)).total_seconds() / 3600)
    return {school: Reported(len(hours), median(hours)) for school, hours in spans.items()}


def schools_counted(viewer: Viewer) -> QuerySet[Unit]:
    """The schools and groups whose reporting counts the viewer may see, that stand today."""
    kinds = (Unit.Kind.SCHOOL, Unit.Kind.GROUP)
    return Unit.objects.on(viewer.on).filter(pk__in=viewer.units("cases.see_counts"), kind__in=kinds)


def periods_begun(viewer: Viewer) -> list[Period]:
    """The reporting years that have begun, the newest first."""
    return list(Period.objects.filter(starts_on__lte=viewer.on).order_by("-year"))


def _start(day: date, after: int = 0) -> datetime:
    """The first moment of a day, or of one so many days after."""
    return timezone.make_aware(datetime.combine(date.fromordinal(day.toordinal() + after), datetime.min.time()))
