"""The cycle of 2024 on 9 November, by reporting's own actions: accepted, waiting, returned, being signed, silent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, repeat

from tuoitho.demo.papers import sheet
from tuoitho.demo.passages import REMARKS, passages
from tuoitho.demo.portraits import NO_HEADCOUNT, NO_ROSTER, ODD
from tuoitho.demo.scale import YEAR, chance, moment, school_day
from tuoitho.demo.town import Town
from tuoitho.law.yearly import report_due
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import actions
from tuoitho.reporting.models import Submission

OPENED = date(2024, 10, 14)
HANDED_IN_BETWEEN = (date(2024, 10, 17), date(2024, 11, 6))
DRAFT, PRESENTED, SIGNED, SENT, RETURNED, ACCEPTED, SILENT = (
    "draft", "presented", "signed", "sent", "returned", "accepted", "silent",
)  # fmt: skip
OF_130 = {ACCEPTED: 84, SENT: 10, RETURNED: 6, PRESENTED: 2, SIGNED: 2, DRAFT: 3}
"""The others are silent. Scaled down they round, and whoever is left over is silent too."""
SETTLED = {
    "HD-TH01": DRAFT,
    "HD-TH02": SILENT,
    "HD-CS02": DRAFT,
    "HD-MN03": RETURNED,
    **dict.fromkeys(ODD, SENT),
    **dict.fromkeys(NO_ROSTER | NO_HEADCOUNT, SILENT),
}
"""Schools whose story is told: Vườn Xanh writes its report, four figures shall be asked about."""


@dataclass
class Author:
    """A school's head at work on its report, and the hour it is."""

    viewer: Viewer
    submission: Submission
    day: date

    def at(self, hour: int) -> datetime:
        return moment(self.day, hour)


def write(town: Town) -> Iterator[float]:
    """Open the cycle and bring every report to where it stands; yields the share done."""
    officer = town.viewer(town.department, OPENED)
    cycle = actions.open_cycle(
        unit=town.department, year=YEAR, due_on=report_due(YEAR), by=officer, at=moment(OPENED, 8)
    )
    reports = Submission.objects.filter(cycle=cycle).select_related("unit").order_by("unit__code")
    stands = fates(town)
    for done, submission in enumerate(reports, 1):
        _bring(town, submission, stands[submission.unit.code])
        yield done / len(stands)


def fates(town: Town) -> dict[str, str]:
    """Code → where its report stands."""
    codes = [school.code for school in town.schools]
    settled = {code: fate for code, fate in SETTLED.items() if code in codes}
    left = {
        fate: max(0, round(count * len(codes) / 130) - list(settled.values()).count(fate))
        for fate, count in OF_130.items()
    }
    others = [code for code in codes if code not in settled]
    chance("fates", YEAR).shuffle(others)
    each = chain(*(repeat(fate, count) for fate, count in left.items()), repeat(SILENT))
    return settled | dict(zip(others, each, strict=False))


def _bring(town: Town, submission: Submission, fate: str) -> None:
    if fate == SILENT:
        return
    random = chance("report", submission.unit.code)
    day = school_day(random, *HANDED_IN_BETWEEN)
    author = Author(town.viewer(submission.unit, day), submission, day)
    actions.begin(submission=submission, by=author.viewer, at=author.at(8))
    said = passages(random, found=submission.figures.filter(series="1.1", high__gt=0).exists())
    if fate == DRAFT:
        said = dict(list(said.items())[:2])
    version = Submission.objects.get(pk=submission.pk).version
    actions.write_passages(submission=submission, passages=said, version=version, by=author.viewer, at=author.at(9))
    if fate != DRAFT:
        actions.present(submission=submission, by=author.viewer, at=author.at(10))
    if fate not in (DRAFT, PRESENTED):
        _sign_and_send(author, send=fate != SIGNED)
    if fate in (RETURNED, ACCEPTED):
        _judge(town, author, accept=fate == ACCEPTED)


def _sign_and_send(author: Author, *, send: bool) -> None:
    by, submission, random = author.viewer, author.submission, chance("serial", author.submission.unit.code)
    actions.sign(submission=submission, by=by, at=author.at(11))
    if not send:
        return
    serial = random.randint(60, 240)
    actions.number(submission=submission, serial=serial, numbered_on=author.day, by=by, at=author.at(14))
    name = f"bao-cao-{YEAR}-{submission.unit.code}.pdf"
    actions.upload_scan(submission=submission, name=name, data=sheet(), by=by, at=author.at(15))
    actions.submit(submission=submission, by=by, at=author.at(16))


def _judge(town: Town, author: Author, *, accept: bool) -> None:
    """The department reads it the next working day."""
    day = author.day + timedelta(days=1 if author.day.weekday() < 4 else 7 - author.day.weekday())
    officer, at = town.viewer(town.department, day), moment(day, 9)
    if accept:
        actions.accept(submission=author.submission, by=officer, at=at)
        return
    preschool = author.submission.unit.level == Unit.Level.PRESCHOOL
    remarks = REMARKS["preschool" if preschool else "school"]
    actions.return_report(submission=author.submission, remarks=remarks, note="", by=officer, at=at)
