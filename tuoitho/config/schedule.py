"""The only timetable: kind of work → job, and what runs by the clock."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task

from tuoitho.base.models import Work
from tuoitho.base.outbox import send_waiting
from tuoitho.base.work import Job, run

JOBS: dict[str, Job] = {}


@db_task()
def wake(work_key: str) -> None:
    """Run one waiting piece of work."""
    work = Work.objects.get(key=work_key)
    run(work, JOBS[work.kind])


@db_periodic_task(crontab(minute="*"))
def wake_waiting() -> None:
    """Wake what an interrupted queue forgot, and send letters."""
    for key in Work.objects.filter(state=Work.WAITING).values_list("key", flat=True):
        wake(str(key))
    send_waiting()
