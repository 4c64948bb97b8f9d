"""The cycles of the closed years: every report with data accepted and locked, in few statements."""

from collections.abc import Iterator
from datetime import date, timedelta

from tuoitho.counts.models import Period
from tuoitho.demo.passages import passages
from tuoitho.demo.scale import CLOSED_YEARS, chance, moment
from tuoitho.demo.town import Town
from tuoitho.law.yearly import report_due
from tuoitho.organisations.models import Unit
from tuoitho.reporting.models import Cycle, Figure, Paper, Passage, Receipt, Step, Submission
from tuoitho.reporting.queries import Live, count_live
from tuoitho.reporting.rules.hashing import receipt_hash, report_hash, values_of
from tuoitho.reporting.rules.series import reported_by, value_of
from tuoitho.reporting.rules.signing import number_of
from tuoitho.reporting.workflow import State

EXCEPTION = "Bản giấy có chữ ký, dấu lưu tại Phòng; số liệu được nhập lại khi bắt đầu dùng chương trình."
PATH = (
    ("begin", State.DRAFT),
    ("write_passages", State.DRAFT),
    ("present", State.FOR_SIGNATURE),
    ("sign", State.SIGNED),
    ("number", State.SIGNED),
    ("submit", State.SUBMITTED),
    ("except_scan", State.SUBMITTED),
    ("accept", State.ACCEPTED),
    ("lock", State.LOCKED),
)
BY_DEPARTMENT = frozenset({"except_scan", "accept", "lock"})


def write(town: Town) -> Iterator[float]:
    """One cycle a year with its reports; yields the share done."""
    for done, year in enumerate(CLOSED_YEARS, 1):
        _year(town, year)
        yield done / len(CLOSED_YEARS)


def _year(town: Town, year: int) -> None:
    due, officer = report_due(year), town.heads[town.department.pk].actor_key
    opened = moment(due - timedelta(days=35))
    cycle = Cycle.objects.create(unit=town.department, year=year, due_on=due, opened_at=opened, by=officer)
    live = count_live([school.pk for school in town.schools], year, due)
    reports = {
        school.code: Submission(
            cycle=cycle,
            unit=school,
            state=State.LOCKED,
            begun_at=moment(_day(school, due), 8),
            submitted_at=moment(_day(school, due), 16),
        )
        for school in town.schools
        if school.pk in live
    }
    Submission.objects.bulk_create(reports.values())
    period = Period.objects.get(pk=year)
    figures = {code: _figures(report, period, live[report.unit_id]) for code, report in reports.items()}
    Figure.objects.bulk_create(figure for some in figures.values() for figure in some)
    said = {code: _passages(report, figures[code], year) for code, report in reports.items()}
    Passage.objects.bulk_create(one for some in said.values() for one in some)
    Step.objects.bulk_create(step for report in reports.values() for step in _steps(town, report, officer))
    Paper.objects.bulk_create(
        _paper(town, report, report_hash(report, figures[code], {one.section: one for one in said[code]}))
        for code, report in reports.items()
    )
    Receipt.objects.bulk_create(
        Receipt(
            submission=report,
            content_hash=receipt_hash(code, year, values_of(figures[code])),
            issued_at=moment(due + timedelta(days=4), 9),
        )
        for code, report in reports.items()
    )


def _day(school: Unit, due: date) -> date:
    return due - timedelta(days=chance("handed in", school.code, due.year).randint(1, 24))


def _figures(report: Submission, period: Period, live: Live) -> list[Figure]:
    found = []
    for series in reported_by(report.unit, period):
        low, high, whole = value_of(live.get(series.code))
        known = {"live_low": low, "live_high": high, "live_denominator": whole}
        found.append(Figure(submission=report, series=series.code, low=low, high=high, denominator=whole, **known))
    return sorted(found, key=lambda figure: figure.series)


def _passages(report: Submission, figures: list[Figure], year: int) -> list[Passage]:
    found = any(figure.series == "1.1" and figure.high for figure in figures)
    said = passages(chance("passages", report.unit.code, year), found=found)
    return [Passage(submission=report, section=code, text=text, nothing=none) for code, (text, none) in said.items()]


def _steps(town: Town, report: Submission, officer: str) -> Iterator[Step]:
    head, day = town.author(report.unit), _day(report.unit, report.cycle.due_on)
    for hour, (verb, state) in enumerate(PATH, 8):
        at = moment(report.cycle.due_on + timedelta(days=4), hour) if verb in BY_DEPARTMENT else moment(day, hour)
        yield Step(submission=report, verb=verb, state=state, at=at, by=officer if verb in BY_DEPARTMENT else head)


def _paper(town: Town, report: Submission, content_hash: str) -> Paper:
    day = _day(report.unit, report.cycle.due_on)
    serial = chance("serial", report.unit.code, day.year).randint(60, 240)
    return Paper(
        unit=report.unit,
        submission=report,
        content_hash=content_hash,
        position="HIỆU TRƯỞNG",
        signer=town.heads[report.unit_id].full_name,
        signed_at=moment(day, 11),
        serial=serial,
        register_year=day.year,
        number=number_of(report.unit, serial),
        numbered_on=day,
        exception=EXCEPTION,
    )
