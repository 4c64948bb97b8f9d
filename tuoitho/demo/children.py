"""What the wards did for their children, by the verbs of `cases` themselves, each at its hour."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tuoitho.base.actors import ANONYMOUS, SYSTEM
from tuoitho.cases.actions import (
    decisions,
    filing,
    flags,
    following,
    opening,
    receiving,
    screening,
    serving,
    steps,
    tips,
    watching,
)
from tuoitho.cases.models import Case, FollowUp, Report, Service
from tuoitho.cases.models.tips import Tip
from tuoitho.cases.queries import weighing
from tuoitho.demo.names import child_name, phone
from tuoitho.demo.scale import TODAY, chance, moment
from tuoitho.demo.stories import (
    CLOSED,
    PLANNED,
    SERVICES,
    STORIES,
    TAKEN,
    UNFOUNDED,
    WAITING,
    WORDS,
    WORKS,
    YES_NO,
    Story,
)
from tuoitho.demo.town import Town
from tuoitho.law.child_forms import FORMS, Kind
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import Viewer, viewer_of
from tuoitho.registry.actions import call_roll, edit_circumstances
from tuoitho.registry.actions.attendance import Missing
from tuoitho.registry.models import Enrolment, SchoolClass, is_school_day
from tuoitho.registry.models.circumstances import HOUSEHOLD_WORK, POOR, stamp_of

CHAIRS = {"HD-W01": "tung", "HD-W02": "thao"}
Step = tuple[int, int, str]


@dataclass
class Walk:
    """A case on its way: each verb by its person, on a day counted from the telling."""

    story: Story
    case: Case

    def do(self, day: int, hour: int, act: Callable[..., Any], by: str = "", **words: Any) -> None:
        self.case.refresh_from_db()
        on = self.story.told_on + timedelta(days=day)
        act(case=self.case, **words, seen=self.case.version, by=_who(by or self.story.officer, on), at=moment(on, hour))


def write(town: Town) -> Iterator[float]:
    """Directory, roster of duty, stories and cards; yields the share done."""
    _list_services(town)
    _watch(town)
    for done, story in enumerate(STORIES, 1):
        if story.ward in town.units:
            _live(town, story)
        yield 0.8 * done / len(STORIES)
    _call_rolls(town)
    _raise_cards(town)
    yield 1


def _live(town: Town, story: Story) -> None:
    at = moment(story.told_on, story.hour)
    report = _told(town, story, at)
    if story.stands == WAITING:
        return
    officer = _who(story.officer, story.told_on)
    receiving.take(report=report, by=officer, at=at + timedelta(minutes=40))
    report.refresh_from_db()
    if story.stands == UNFOUNDED:
        _end(story, report)
        return
    case = opening.open_case(
        child=None,
        report=report,
        kind=story.kind,
        home_ward=town.units[story.ward],
        facts=_facts(story),
        by=officer,
        at=at + timedelta(hours=2),
    )
    _help(Walk(story, case), town)


def _told(town: Town, story: Story, at: datetime) -> Report:
    ward = town.units[story.ward]
    if not story.by:
        tip = Tip("tip", story.saw, ward, story.place, danger=story.danger, concern=story.concern)
        return tips.receive_tip(tip=tip, by=ANONYMOUS, at=at).report
    teller = _who(story.by, story.told_on)
    told = {
        "saw": story.saw,
        "place": story.place,
        "danger": story.danger,
        "trafficking": "no",
        "concern": story.concern,
    }
    return filing.file_report(
        key=UUID(int=chance("report", story.saw).getrandbits(128), version=4),
        seat=teller.posts[0].unit,
        ward=ward,
        noticed_at=at - timedelta(hours=3),
        enrolment=None,
        told=told,
        by=teller,
        at=at,
    )


def _facts(story: Story) -> dict[str, Any]:
    """Who the child is: a name by chance, a day of birth or only a year."""
    random = chance("child", story.saw)
    known = {"name": child_name(random, story.sex), "sex": story.sex, "guardian_phone": phone(random)}
    if isinstance(story.born, date):
        return {**known, "born_on": story.born}
    return {**known, "birth_year": story.born, "birth_estimated": True}


def _help(walk: Walk, town: Town) -> None:
    """The steps of the decree, as far as the story has come."""
    story = walk.story
    walk.do(0, story.hour + 4, steps.assess_risk, answers=answers("02"))
    if story.work:
        walk.do(
            1,
            9,
            screening.screen,
            facts=story.work,
            note="",
            key=UUID(int=chance("screen", story.saw).getrandbits(128), version=4),
        )
    if story.stands == TAKEN:
        _call(walk)
        return
    walk.do(2, 9, steps.verify, answers=answers("03"))
    walk.do(3, 9, steps.hold_meeting, answers=answers("minutes", held_on=_iso(story, 3)))
    walk.do(4, 10, steps.submit_plan, answers=answers("04"))
    if story.stands == PLANNED:
        return
    chair = CHAIRS[story.ward]
    walk.do(7, 9, decisions.approve_plan, by=chair, answers=answers("05", decided_on=_iso(story, 7)))
    service = Service.objects.filter(kind="welfare").get()
    words: dict[str, Any] = {"kind": "welfare", "service": service, "provider": "", "note": "Đã trao trợ cấp."}
    walk.do(14, 9, serving.record_service, given_on=story.told_on + timedelta(days=14), **words)
    _follow(walk)
    if story.stands == CLOSED:
        walk.do(200, 9, steps.review, answers=answers("06"))
        walk.do(203, 9, steps.propose_closing, reason="stable", note="Em đi học đều, hai lần theo dõi không làm việc.")
        walk.do(204, 9, decisions.confirm_closing, by=chair)


def _follow(walk: Walk) -> None:
    """Held as they fell due; the last one only just past is still to be held."""
    for row in FollowUp.objects.filter(case=walk.case).order_by("due_on"):
        if row.due_on > TODAY - timedelta(days=10):
            return
        words = {"working": "no", "schooling": "yes", "safe": "yes", "saw": "Em và bà", "note": ""}
        by = _who(walk.story.officer, row.due_on)
        following.record_follow_up(follow_up=row, done_on=row.due_on, **words, by=by, at=moment(row.due_on, 15))


def _call(walk: Walk) -> None:
    """Of suspected trafficking one of two calls is recorded; one of 16 is passed to the labour officer."""
    story = walk.story
    called_at = moment(story.told_on + timedelta(days=1), 10)
    call: dict[str, Any] = {"spoke_with": "Người trực", "note": "Đã báo.", "called_at": called_at}
    if story.kind == "trafficked":
        walk.do(1, 11, steps.record_call, to="111", **call)
        return
    walk.do(1, 11, steps.record_call, to="labour", **call)
    walk.do(2, 9, steps.pass_to_labour, note="Chuyển cán bộ lao động của phường.")


def _end(story: Story, report: Report) -> None:
    day = story.told_on + timedelta(days=2)
    receiving.propose_end(
        report=report,
        reason="unfounded",
        note="Em phụ mẹ buổi trưa, vẫn đi học đều.",
        seen=report.version,
        by=_who(story.officer, day),
        at=moment(day, 10),
    )
    report.refresh_from_db()
    receiving.confirm_end(report=report, seen=report.version, by=_who(CHAIRS[story.ward], day), at=moment(day, 16))


def _list_services(town: Town) -> None:
    ward, day = town.units["HD-W01"], date(2024, 1, 8)
    for kind, name, unit, body in SERVICES:
        words = {
            "kind": kind, "name": name, "unit": town.units.get(unit), "body": body, "area": "Phường Vạn Phúc",
            "contact": "", "conditions": "", "starts_on": day, "ends_on": None,
        }  # fmt: skip
        serving.add_service(ward=ward, words=words, by=_who("son", day), at=moment(day))


def _watch(town: Town) -> None:
    """Two officers share the week to come."""
    ward, at = town.units["HD-W01"], moment(TODAY, 0, 10)
    for place, name in enumerate(("son", "phuc", "son", "phuc")):
        starts = moment(TODAY) + timedelta(days=place)
        watching.keep_watch(
            unit=ward,
            user=User.objects.get(username=name),
            starts_at=starts,
            ends_at=starts + timedelta(days=1),
            phone=phone(chance("watch", name)),
            by=_who("tung", TODAY),
            at=at,
        )


def _call_rolls(town: Town) -> None:
    """Lan's class since October: one pupil more and more away, of a poor home that needs hands; two others once."""
    lan = _who("lan", TODAY)
    school_class = SchoolClass.objects.get(unit=town.units["HD-TH01"], teacher=lan.user)
    roll = list(Enrolment.objects.on(TODAY).filter(school_class=school_class).order_by("roll_number"))
    often, once, ill = roll[2], roll[4], roll[5]
    first = date(2024, 10, 7)
    days = [day for day in (first + timedelta(days=n) for n in range((TODAY - first).days)) if is_school_day(day)]
    for place, day in enumerate(days):
        away = [Missing(often.pupil_id, False)] if place % 5 == 4 or place >= len(days) - 6 else []
        away += (
            [Missing(once.pupil_id, False)] if place == 3 else [Missing(ill.pupil_id, True)] if place in (8, 9) else []
        )
        call_roll(
            school_class=school_class, on=day, missing=away, version=0, by=_who("lan", day), at=moment(day, 7, 20)
        )
    facts = [POOR, HOUSEHOLD_WORK]
    edit_circumstances(enrolment=often, facts=facts, seen=stamp_of([]), by=lan, at=moment(TODAY, 7))


def _raise_cards(town: Town) -> None:
    """As the nightly job does, of the one school that calls its rolls."""
    unit = town.units["HD-TH01"]
    plan = weighing.flag_plan(SYSTEM, unit, TODAY)
    flags.raise_flags(unit=unit, plan=plan, by=SYSTEM, at=moment(TODAY, 0, 40))


def answers(form: str, **more: Any) -> Mapping[str, Any]:
    """Every question of a form of the decree answered in made-up words."""
    said: dict[str, Any] = {}
    for question in FORMS[form].fields:
        if question.kind is Kind.LEVEL:
            said[question.code] = "medium" if question.code in ("a1", "a2", "a3") else "low"
        elif question.kind is Kind.YES_NO:
            said[question.code] = YES_NO[question.code]
        else:
            said[question.code] = WORKS if question.kind is Kind.ROWS else WORDS.get(question.code, "")
    return said | more


def _iso(story: Story, days: int) -> str:
    return (story.told_on + timedelta(days=days)).isoformat()


def _who(username: str, on: date) -> Viewer:
    return viewer_of(User.objects.get(username=username), on)
