"""Cards of early warning: who sees which, where their pupils sit, what waits."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tuoitho.cases.models import Flag, FlagLimit, FlagStep
from tuoitho.cases.workflow import FlagState
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Enrolment, SchoolClass
from tuoitho.registry.queries import known_classes

SEE, WHOLE_SCHOOL = "cases.see_flags", "registry.see_school_circumstances"


def flags_seen(viewer: Viewer) -> QuerySet[Flag]:
    """The cards of pupils who sit today in a class the viewer teaches, or at the school whose focal person they are."""
    return Flag.objects.within(known_classes(viewer), viewer.on).filter(unit_id__in=viewer.units(SEE))


def flag_seen(viewer: Viewer, key: UUID) -> Flag | None:
    """One of them with its pupil and seat, else None. Whoever shows it logs the opening."""
    return with_seats(viewer, flags_seen(viewer)).filter(key=key).first()


def with_seats(viewer: Viewer, flags: QuerySet[Flag]) -> QuerySet[Flag]:
    """Cards with their pupil, `class_name` where the pupil sits today, and `follower`, who follows them: the name of
    the class teacher, else of the focal person, else None."""
    here = Enrolment.objects.on(viewer.on).filter(pupil=OuterRef("pupil"), unit=OuterRef("unit"))
    focal = Post.objects.on(viewer.on).filter(unit=OuterRef("unit"), role="focal", user__is_active=True).order_by("pk")
    return flags.select_related("pupil", "unit").annotate(
        class_name=Subquery(here.values("school_class__name")[:1]),
        follower=Coalesce(
            Subquery(here.values("school_class__teacher__full_name")[:1]),
            Subquery(focal.values("user__full_name")[:1]),
        ),
    )


def steps_of_flag(viewer: Viewer, flag: Flag) -> list[FlagStep]:
    """Newest first."""
    return list(FlagStep.objects.filter(flag=flag).order_by("-pk"))


@dataclass(frozen=True)
class CardsWaiting:
    """How many cards wait to be acted on and by when the first; how many check-backs are due and since when."""

    to_act: int
    act_by: date | None
    to_check: int
    check_by: date | None


def cards_waiting(viewer: Viewer) -> CardsWaiting:
    """A teacher's own classes; for a focal person what nobody else follows, and what is late. One query."""
    cards = flags_seen(viewer)
    if viewer.units(WHOLE_SCHOOL):
        own = SchoolClass.objects.filter(Q(teacher__isnull=True) | Q(teacher=viewer.user))
        late = Q(state=FlagState.OPEN, due_on__lt=viewer.on) | Q(state=FlagState.ACTING, check_on__lt=viewer.on)
        mine = Exists(Enrolment.objects.on(viewer.on).filter(pupil=OuterRef("pupil"), school_class__in=own))
        cards = cards.filter(Q(mine) | late)
    is_open = Q(state=FlagState.OPEN)
    due = Q(state=FlagState.ACTING, check_on__lte=viewer.on)
    found = cards.aggregate(
        to_act=Count("pk", filter=is_open),
        act_by=Min("due_on", filter=is_open),
        to_check=Count("pk", filter=due),
        check_by=Min("check_on", filter=due),
    )
    return CardsWaiting(**found)


def limit_of(viewer: Viewer, unit: Unit) -> int:
    """How many cards one person of a school follows at once."""
    viewer.require(SEE, unit.pk)
    return FlagLimit.of(unit.pk)
