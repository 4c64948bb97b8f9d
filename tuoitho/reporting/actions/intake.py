"""Workbooks for every school at once, and their way back: each becomes its school's draft, whole or not at all."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.activities.models import Activity, Reach, recount
from tuoitho.base import work
from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.models import Work
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.registry.models import Headcount
from tuoitho.reporting.actions.moving import Move
from tuoitho.reporting.models import Cycle, Intake, IntakeFile, Passage, Submission
from tuoitho.reporting.models.intake import FILE_WORK, MAKE_WORK, READ_WORK
from tuoitho.reporting.reader.layout import ACTIVITIES
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.returned import activity_faults
from tuoitho.reporting.workflow import State

FileState = IntakeFile.State
Reading = Mapping[str, Any]


@action("reporting.send_workbooks")
def send_workbooks(*, cycle: Cycle, by: Actor, at: datetime) -> Work:
    """Ask for one zip of pre-filled workbooks, one a school."""
    _allow(by, cycle, "send_workbooks")
    asked = work.ask(MAKE_WORK, cycle.key, by=by, at=at, unit=cycle.unit.code, total=cycle.submissions.count())
    record(by=by, at=at, verb="reporting.send_workbooks", subject=cycle.key, unit=cycle.unit.code)
    return asked


@action("reporting.cancel_workbooks")
def cancel_workbooks(*, cycle: Cycle, asked: Work, by: Actor, at: datetime) -> None:
    """Stop making the zip; nothing of it is kept. What is already made stays."""
    _allow(by, cycle, "send_workbooks")
    making = Work.objects.filter(pk=asked.pk, kind=MAKE_WORK, subject=str(cycle.key))
    making.filter(state__in=[Work.WAITING, Work.RUNNING]).update(cancel_asked=True)
    record(by=by, at=at, verb="reporting.cancel_workbooks", subject=cycle.key, unit=cycle.unit.code)


@action("reporting.receive_workbooks")
def receive_workbooks(*, cycle: Cycle, files: Sequence[tuple[str, bytes]], by: Actor, at: datetime) -> Intake:
    """Keep the returned files, sealed, and ask for them to be read; nothing is filed before it is confirmed."""
    _allow(by, cycle, "receive_workbooks")
    if not files:
        raise Refused(_("Chưa có tệp nào."), code="reporting.receive_workbooks")
    intake = Intake.objects.create(cycle=cycle, by=by.key, received_at=at)
    for name, data in files:
        IntakeFile.objects.create(intake=intake, stored=keep(name, data, by=by, at=at), name=name[:250])
    intake.work = work.ask(READ_WORK, intake.key, by=by, at=at, unit=cycle.unit.code, total=len(files))
    intake.save(update_fields=["work"])
    record(by=by, at=at, verb="reporting.receive_workbooks", subject=intake.key, unit=cycle.unit.code)
    return intake


@action("reporting.keep_reading")
def keep_reading(*, intake: Intake, files: Sequence[IntakeFile], by: Actor, at: datetime) -> None:
    """Write down what each file says, or why it is not taken."""
    _allow(by, intake.cycle, "receive_workbooks")
    IntakeFile.objects.bulk_update(files, ["submission", "state", "reading", "problems"])
    record(by=by, at=at, verb="reporting.keep_reading", subject=intake.key, unit=intake.cycle.unit.code)


@action("reporting.file_workbooks")
def file_workbooks(*, intake: Intake, by: Actor, at: datetime) -> Work:
    """Confirm: ask for every readable file to be filed, school by school."""
    _allow(by, intake.cycle, "receive_workbooks")
    ready = intake.files.filter(state=FileState.READY).count()
    if not ready:
        raise Refused(_("Không có tệp nào đọc được để nhận."), code="reporting.file_workbooks")
    intake.work = work.ask(FILE_WORK, intake.key, by=by, at=at, unit=intake.cycle.unit.code, total=ready)
    intake.save(update_fields=["work"])
    record(by=by, at=at, verb="reporting.file_workbooks", subject=intake.key, unit=intake.cycle.unit.code)
    return intake.work


@action("reporting.file_workbook")
def file_workbook(*, file: IntakeFile, by: Actor, at: datetime) -> Submission:
    """One school's file becomes its draft, whole or not at all: head-counts, new activities, passages, then figures."""
    _allow(by, file.intake.cycle, "receive_workbooks")
    move = _open(file, FileState.READY, "file_workbook", by, at)
    reading: Reading = json.loads(file.reading)
    unit, year = move.submission.unit, move.submission.cycle.year
    spans = {measure: tuple(span) if span else None for measure, span in reading["headcounts"].items()}
    before = {
        "headcounts": _stated(unit.pk, year, spans),
        "passages": {code: [one.text, one.nothing] for code, one in move.passages.items()},
        "activities": [],
    }
    source = _("Tệp Excel của trường")
    Headcount.objects.state(unit, year, spans, timezone.localtime(at).date(), source, by, at)
    before["activities"] = [_log(move.submission, row, by, at) for row in reading["activities"]]
    _write_passages(move.submission, reading["passages"])
    move.take_figures()
    move.submission.begun_at = move.submission.begun_at or at
    file.before, file.state, file.filed_at = json.dumps(before), FileState.FILED, at
    file.save()
    return move.done(file.name)


@action("reporting.undo_workbook")
def undo_workbook(*, file: IntakeFile, by: Actor, at: datetime) -> Submission:
    """Take one school's file back, until its report is presented."""
    _allow(by, file.intake.cycle, "receive_workbooks")
    move = _open(file, FileState.FILED, "undo_workbook", by, at)
    before = json.loads(file.before)
    unit, year = move.submission.unit, move.submission.cycle.year
    for activity in Activity.objects.filter(key__in=before["activities"], withdrawn_at=None):
        activity.withdrawn_at, activity.withdrawn_because = at, _("Hoàn tác tệp Excel")
        activity.save()
        recount(activity, [activity.on_date], "", (), at.date())
    spans = {measure: tuple(span) if span else None for measure, span in before["headcounts"].items()}
    Headcount.objects.state(unit, year, spans, timezone.localtime(at).date(), _("Hoàn tác tệp Excel"), by, at)
    move.submission.passages.all().delete()
    _write_passages(move.submission, before["passages"])
    move.take_figures()
    file.state = FileState.UNDONE
    file.save()
    return move.done(file.name)


def _allow(by: Actor, cycle: Cycle, verb: str) -> None:
    if not permits.over(by, cycle, verb):
        raise NotAllowed(_("Chỉ phòng giáo dục gửi và nhận tệp của các trường."), code=permits.CYCLE_VERBS[verb])


def _open(file: IntakeFile, state: str, verb: str, by: Actor, at: datetime) -> Move:
    """The file's submission locked and still a draft; the department files on behalf of the school, which checks it."""
    fresh = IntakeFile.objects.select_for_update().get(pk=file.pk)
    submission = Submission.objects.select_for_update().select_related("cycle", "unit").get(pk=fresh.submission_id or 0)
    if fresh.state != state:
        raise Refused(
            _("Tệp này đang ở bước “%(state)s”.") % {"state": fresh.get_state_display()}, code=f"reporting.{verb}"
        )
    if submission.state not in (State.DRAFT, State.RETURNED):
        raise Refused(
            _("Báo cáo của %(unit)s đã trình ký nên không đổi được bằng tệp Excel.") % {"unit": submission.unit.name},
            kept=_("Báo cáo của trường giữ nguyên."),
            code=f"reporting.{verb}",
        )
    submission.state, submission.version = State.DRAFT, submission.version + 1
    return Move(submission, verb, by, at)


def _stated(unit_id: int, year: int, measures: Mapping[str, Any]) -> dict[str, list[int] | None]:
    rows = Headcount.objects.filter(unit_id=unit_id, year=year, measure__in=measures)
    known: dict[str, list[int] | None] = {row.measure: [row.low, row.high] for row in rows}
    return {measure: known.get(measure) for measure in measures}


def _log(submission: Submission, row: Reading, by: Actor, at: datetime) -> str:
    """One new activity with its counted heads; its key. What has become wrong since it was read is not written."""
    for cell, sentence in activity_faults(submission.unit, row, at.date()):
        raise Refused(f"{ACTIVITIES} {cell}: {sentence}", code="reporting.file_workbook")
    activity = Activity.objects.create(
        unit=submission.unit,
        kind=row["kind"],
        title=row["title"],
        on_date=date.fromisoformat(row["on_date"]),
        channel=row["channel"],
        clause=row["clause"],
        recorded_at=at,
        by=by.key,
    )
    Reach.objects.bulk_create(
        Reach(activity=activity, audience=audience, reached=count) for audience, count in row["reached"].items()
    )
    recount(activity, [activity.on_date], "", (), at.date())
    return str(activity.key)


def _write_passages(submission: Submission, passages: Mapping[str, Sequence[Any]]) -> None:
    """Passages the file is silent about stay."""
    for section, (text, nothing) in passages.items():
        if text or nothing:
            Passage.objects.update_or_create(
                submission=submission, section=section, defaults={"text": text, "nothing": nothing}
            )
