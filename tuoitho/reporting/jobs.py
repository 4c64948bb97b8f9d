"""Long work of the yearly report, and what runs by the clock. Thin: each ends in actions."""

import io
from datetime import datetime
from uuid import UUID

from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.base.clock import now
from tuoitho.base.models import Work
from tuoitho.base.refusals import Refused
from tuoitho.base.work import progress
from tuoitho.documents import zips
from tuoitho.organisations.queries import Viewer
from tuoitho.reporting import actions, queries
from tuoitho.reporting.models import Intake
from tuoitho.reporting.pages.returned import Returned
from tuoitho.reporting.pages.workbooks import workbook, workbook_name


def make_workbooks(work: Work) -> None:
    """One zip of a workbook for each school; the result names the sealed file."""
    at = now()
    viewer = queries.viewer_behind(work.by, at.date())
    cycle = queries.cycle_by_key(viewer, UUID(work.subject), "reporting.send_workbooks")
    if cycle is None:
        raise Refused("", code="reporting.send_workbooks")
    facts = queries.facts_of(viewer, cycle)
    made = []
    for place, one in enumerate(facts, 1):
        made.append((workbook_name(one), workbook(one, at)))
        progress(work, place, len(facts))
    out = io.BytesIO()
    zips.write(out, made, at)
    stored = files.keep(f"bao-cao-{cycle.year}.zip", out.getvalue(), by=viewer, at=at)
    work.result = {"file": str(stored.key), "count": len(made)}


def read_workbooks(work: Work) -> None:
    """Read every returned file; nothing is filed."""
    viewer, intake = _intake(work)
    returned = Returned.of(intake.cycle, queries.facts_of(viewer, intake.cycle), now().date())
    read = []
    for place, file in enumerate(intake.files.select_related("stored"), 1):
        read.append(returned.read(file))
        progress(work, place)
    actions.keep_reading(intake=intake, files=read, by=viewer, at=now())


def file_workbooks(work: Work) -> None:
    """File each readable workbook, one school at a time; one that cannot be is left as it is, with its sentence."""
    viewer, intake = _intake(work)
    ready = list(intake.files.filter(state="ready").select_related("intake__cycle", "submission"))
    refused = {}
    for place, file in enumerate(ready, 1):
        try:
            actions.file_workbook(file=file, by=viewer, at=now())
        except Refused as error:
            refused[str(file.key)] = str(error)
        progress(work, place)
    work.result = {"filed": len(ready) - len(refused), "refused": refused}


def remind_due(at: datetime) -> None:
    """Nightly: today's reminders of every cycle whose ladder has a rung today."""
    for cycle in queries.cycles_to_remind(SYSTEM, at.date()):
        actions.remind_due(cycle=cycle, by=SYSTEM, at=at)


def _intake(work: Work) -> tuple[Viewer, Intake]:
    viewer = queries.viewer_behind(work.by, now().date())
    intake = queries.intakes_of(viewer).filter(key=work.subject).first()
    if intake is None:
        raise Refused("", code="reporting.receive_workbooks")
    return viewer, intake
