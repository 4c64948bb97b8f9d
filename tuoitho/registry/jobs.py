"""Long lists, and what comes into force by the calendar."""

from datetime import datetime

from tuoitho.base.actors import System
from tuoitho.base.clock import now
from tuoitho.base.models import Work
from tuoitho.base.work import progress
from tuoitho.registry.actions import confirm_import
from tuoitho.registry.models import batch_of_key, refresh_all
from tuoitho.registry.models.lists import read_again


def save_import(work: Work) -> None:
    """Read and check the rows in sight of the progress bar, then save them all with one action.

    Whoever asked held the permission when asking; the entry bears their key.
    """
    batch = batch_of_key(work.subject)
    reading = read_again(batch, tick=lambda rows: progress(work, rows))
    progress(work, len(reading.people), len(reading.people))
    done = confirm_import(
        batch=batch,
        seen=batch.summary["seen"],
        full_list=batch.full_list,
        by=System(key=work.by),
        at=now(),
        reading=reading,
    )
    work.result = dict(done.summary)


def refresh_rolls(at: datetime) -> None:
    """Every night: those who join or leave on a date set ahead are counted from that date."""
    refresh_all(at.date())
