"""The district's plan of December 2021 as its text reads, the schools' own, and the relay to independent groups."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.base.models import Note
from tuoitho.demo.names import adult_name, sex_of
from tuoitho.demo.scale import TODAY, chance, moment
from tuoitho.demo.town import Town
from tuoitho.demo.units import GROUPS_OF_FIRST
from tuoitho.organisations.models import Unit
from tuoitho.programme import actions
from tuoitho.programme.models import Plan
from tuoitho.programme.reader import read_plan
from tuoitho.programme.rules import Adoption, last_digits

TEXT = Path(__file__).with_name("plan.txt")
SIGNED = date(2021, 12, 3)
LAST_DAY = (17, 11)
LATE = 9
"""Every ninth school has no plan of its own yet."""
RESENT = TODAY - timedelta(days=12)
RELAY_NOTE = "illustrative_relay"
"""Secret, group and last four digits of one link to try; in an illustrative store alone."""


def write(town: Town) -> Iterator[float]:
    """Plans and relays by the programme's own actions; yields the share done."""
    above = _district_plan(town)
    adopting = [school for place, school in enumerate(town.schools, 1) if place % LATE or place < LATE]
    for done, school in enumerate(adopting, 1):
        _school_plan(town, school, above)
        yield 0.8 * done / len(adopting)
    guides = {guide.pk: guide for guide in town.guides.values()}
    for number, guide in enumerate(guides.values()):
        _relay(town, above, guide, waiting=number < len(GROUPS_OF_FIRST))
        yield 0.8 + 0.2 * (number + 1) / len(guides)


def _district_plan(town: Town) -> Plan:
    officer, at = town.viewer(town.department, SIGNED), moment(SIGNED, 9)
    data = TEXT.read_bytes()
    read = read_plan(data.decode().splitlines())
    plan = actions.upload(by=officer, at=at, unit=town.department, name=TEXT.name, data=data, read=read)
    return actions.adopt(by=officer, at=at, plan=plan, adoption=Adoption(last=LAST_DAY))


def _school_plan(town: Town, school: Unit, above: Plan) -> None:
    """Drawn up within two months; ten schools were slow and followed a year later."""
    random = chance("plan", school.code)
    drawn = SIGNED + timedelta(days=random.randint(7, 60) + (365 if random.random() < 0.08 else 0))
    head, answers = town.viewer(school, drawn), town.heads[school.pk]
    draft = actions.draw(by=head, at=moment(drawn, 10), unit=school, above=above, head=answers)
    actions.adopt(by=head, at=moment(drawn, 16), plan=draft, answerable=answers)


def _relay(town: Town, plan: Plan, guide: Unit, *, waiting: bool) -> None:
    """The owners of most groups acknowledged within weeks; those of the first two guides were sent the link again."""
    groups = [group for group in town.groups if town.guides[group.pk] == guide]
    for opened in sorted({max(group.starts_on, SIGNED + timedelta(days=14)) for group in groups}):
        due = [group for group in groups if max(group.starts_on, SIGNED + timedelta(days=14)) == opened]
        day = RESENT if waiting else opened + timedelta(days=5)
        head = town.viewer(guide, day)
        sent = actions.relay(by=head, at=moment(day, 9), plan=plan, sender=guide, groups=due)
        if waiting:
            _keep_one_to_try(sent[0])
            continue
        for one in sent:
            _acknowledge(one, day)


def _acknowledge(sent: actions.Sent, day: date) -> None:
    group, link = sent.relay.group, sent.relay.link
    if link is None:
        raise AssertionError("a relay just sent has its link")
    random, owner = chance("owner", group.code), LinkHolder(link_key(link.key))
    at = moment(day + timedelta(days=random.randint(0, 20)), random.randint(7, 20))
    actions.open_relay(by=owner, at=at, relay=sent.relay)
    name = adult_name(random, sex_of(random, 0.95))
    digits = last_digits(group.phone)
    actions.acknowledge(by=owner, at=at + timedelta(minutes=2), relay=sent.relay, name=name, digits=digits)


def _keep_one_to_try(sent: actions.Sent) -> None:
    group = sent.relay.group
    Note.objects.get_or_create(
        name=RELAY_NOTE, defaults={"value": f"{sent.secret}\n{group.name}\n{last_digits(group.phone)}"}
    )
