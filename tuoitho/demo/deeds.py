"""What was done in 2024: meetings, trainings, posts, spread over the plan's clauses; some nobody has taken up.

Who came is known by name where there is a roster: staff at trainings, pupils at class meetings. Parents are counted:
one large meeting and a smaller occasion, so that how many people that makes is an interval.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tuoitho.activities.models import Activity, Attendance, Reach
from tuoitho.counts.models import Period
from tuoitho.demo.occasions import (
    CLASS_MEETING,
    DEPARTMENT,
    EMPLOYER_TRAINING,
    FLAG_CEREMONY,
    OFFICIAL_TRAINING,
    PARENTS_MEETING,
    SCHOOL,
    SMALL_OCCASIONS,
    STAFF_BRIEFING,
    STAFF_TRAINING,
    SUMMER_PEAK,
    WARD,
    Occasion,
)
from tuoitho.demo.portraits import ABOVE_THE_ROLL, NO_CAREGIVERS, NO_HEADCOUNT, NO_ROSTER, Portrait
from tuoitho.demo.scale import TODAY, YEAR, chance, moment, school_day
from tuoitho.demo.town import Town
from tuoitho.demo.years import EMPLOYERS
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Enrolment, Headcount, Mark, PersonKind, SchoolClass, StaffMember, refresh_people
from tuoitho.registry.models.bulk import insert

USUAL_ATTENDANCE = 0.965
GUESTS_AND_ALL = 640
"""Parents who came to the meeting of a school with 512 on its roll."""
KINDS = {"pupils": PersonKind.PUPIL, "staff": PersonKind.STAFF}
Came = dict[str, int | list[int]]


@dataclass
class Diary:
    """What one unit is going to record, saved at once."""

    unit: Unit
    author: str
    random: Random

    def __post_init__(self) -> None:
        self.rows: list[tuple[Activity, Came]] = []

    def note(self, occasion: Occasion, came: Came | None = None, school_class: SchoolClass | None = None) -> None:
        """`came`: audience → a head-count, or the ids of those who came."""
        day = school_day(self.random, *occasion.between)
        recorded = moment(day, 17, self.random.randint(0, 59))
        activity = Activity(
            unit=self.unit,
            school_class=school_class,
            kind=occasion.kind,
            title=self.random.choice(occasion.titles),
            on_date=day,
            channel=occasion.channel,
            clause=occasion.clause,
            place=self.unit.name if occasion.indoors else "",
            recorded_at=recorded,
            by=self.author,
        )
        self.rows.append((activity, {audience: people for audience, people in (came or {}).items() if people}))

    def save(self, period: Period) -> None:
        Activity.objects.bulk_create(activity for activity, _came in self.rows)
        reaches = [
            (Reach(activity=activity, audience=audience, **_counted(people)), people)
            for activity, came in self.rows
            for audience, people in came.items()
        ]
        Reach.objects.bulk_create(reach for reach, _people in reaches)
        insert(
            Attendance,
            ["reach_id", "person_id"],
            [(reach.pk, person) for reach, people in reaches for person in _named(people)],
        )
        for audience, kind in KINDS.items():
            marked = {one for reach, people in reaches if reach.audience == audience for one in _named(people)}
            Mark.objects.mark(kind, sorted(marked), period.year)
        Reach.objects.refresh(self.unit, period)


def write(town: Town) -> Iterator[float]:
    """A year's activities of every school, ward and the department, then the cells; yields the share done."""
    period = Period.objects.get(pk=YEAR)
    units = [*town.schools, *town.wards, town.department]
    for done, unit in enumerate(units, 1):
        diary = Diary(unit, town.author(unit), chance("deeds", unit.code))
        if unit.kind == Unit.Kind.SCHOOL:
            _school(diary, town.portrait(unit))
        else:
            _office(diary)
        diary.save(period)
        refresh_people(unit.pk, TODAY)
        yield done / len(units)


def _school(diary: Diary, portrait: Portrait) -> None:
    if portrait.code not in NO_ROSTER:
        _inform_staff(diary, portrait)
        _inform_pupils(diary, portrait)
    _inform_caregivers(diary, portrait)
    for occasion in SCHOOL:
        if diary.random.random() < occasion.share:
            diary.note(
                occasion, {audience: diary.random.randint(2, most) for audience, most in occasion.guests.items()}
            )


def _inform_staff(diary: Diary, portrait: Portrait) -> None:
    """Two sessions: most came to the training, the others to the briefing in August."""
    members = list(StaffMember.objects.filter(unit=diary.unit).order_by("pk").values_list("pk", flat=True))
    reached = diary.random.sample(members, round(len(members) * portrait.staff_share_now))
    first = round(len(reached) * 0.7)
    diary.note(STAFF_TRAINING, {"staff": sorted(reached[:first])})
    diary.note(STAFF_BRIEFING, {"staff": sorted(reached[first - 3 :])})


def _inform_pupils(diary: Diary, portrait: Portrait) -> None:
    """So many classes held their meeting that, a few absent in each, the school reaches its share."""
    classes = list(SchoolClass.objects.filter(unit=diary.unit).order_by("pk"))
    rolls: dict[int, list[int]] = {one.pk: [] for one in classes}
    enrolled = Enrolment.objects.filter(unit=diary.unit).order_by("pk").values_list("school_class_id", "pupil_id")
    for class_id, pupil in enrolled:
        rolls[class_id].append(pupil)
    target = portrait.pupils * portrait.pupils_share
    held: list[SchoolClass] = []
    diary.random.shuffle(classes)
    while classes and sum(len(rolls[one.pk]) for one in held) * USUAL_ATTENDANCE < target:
        held.append(classes.pop())
    rate = target / (sum(len(rolls[one.pk]) for one in held) or 1)
    present = {one.pk: _present(diary.random, rolls[one.pk], rate) for one in held}
    for one in held:
        diary.note(CLASS_MEETING, {"pupils": present[one.pk]}, one)
    if held and diary.random.random() < FLAG_CEREMONY.share:
        diary.note(FLAG_CEREMONY, {"pupils": sorted(pupil for pupils in present.values() for pupil in pupils[:-1])})
    if held and diary.random.random() < SUMMER_PEAK.share:
        diary.note(SUMMER_PEAK, {"pupils": diary.random.randint(12, 30)})


def _present(random: Random, roll: list[int], rate: float) -> list[int]:
    return sorted(random.sample(roll, min(len(roll), round(len(roll) * rate))))


def _inform_caregivers(diary: Diary, portrait: Portrait) -> None:
    if portrait.code == NO_CAREGIVERS or portrait.code in NO_HEADCOUNT:
        return
    usual = round(portrait.caregivers * portrait.caregivers_share)
    diary.note(PARENTS_MEETING, {"caregivers": GUESTS_AND_ALL if portrait.code == ABOVE_THE_ROLL else usual})
    more = round(portrait.caregivers * portrait.caregivers_doubt)
    diary.note(diary.random.choice(SMALL_OCCASIONS), {"caregivers": more})


def _office(diary: Diary) -> None:
    """Trainings by ward and district; fewer employers at each session than the list of the ward says were reached."""
    stated = dict(Headcount.objects.filter(unit=diary.unit, year=YEAR).values_list("measure", "high"))
    is_ward = diary.unit.kind == Unit.Kind.WARD
    officials = "ward_officials" if is_ward else "district_officials"
    share = diary.random.uniform(0.88, 0.97)
    diary.note(OFFICIAL_TRAINING, {officials: round(stated[f"{officials}.roll"] * share)})
    if is_ward:
        diary.note(EMPLOYER_TRAINING, {one: stated[f"{one}.trained"] * 2 // 3 for one in EMPLOYERS})
    for occasion in WARD if is_ward else DEPARTMENT:
        if diary.random.random() < occasion.share:
            diary.note(occasion)


def _named(people: int | list[int]) -> list[int]:
    return people if isinstance(people, list) else []


def _counted(people: int | list[int]) -> dict[str, int | bool]:
    named = isinstance(people, list)
    return {"reached": len(people) if isinstance(people, list) else people, "named": named}
