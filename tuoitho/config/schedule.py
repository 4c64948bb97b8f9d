"""The only timetable: kind of work → job, and what runs by the clock."""

from huey import crontab
from huey.contrib.djhuey import db_periodic_task, db_task, on_startup

from tuoitho.activities import jobs as activities
from tuoitho.base.clock import now
from tuoitho.base.models import Work
from tuoitho.base.outbox import send_waiting
from tuoitho.base.work import Job, give_up_running, run
from tuoitho.cases import jobs as cases
from tuoitho.cases.models.exports import EXPORT_WORK
from tuoitho.cases.models.flags import TEST_WORK
from tuoitho.registry import jobs as registry
from tuoitho.registry.models import SAVE_WORK
from tuoitho.reporting import jobs as reporting
from tuoitho.reporting.models.intake import FILE_WORK, MAKE_WORK, READ_WORK

JOBS: dict[str, Job] = {
    SAVE_WORK: registry.save_import,
    MAKE_WORK: reporting.make_workbooks,
    READ_WORK: reporting.read_workbooks,
    FILE_WORK: reporting.file_workbooks,
    EXPORT_WORK: cases.make_export,
    TEST_WORK: cases.back_test,
}


@on_startup()
def tidy() -> None:
    """The one worker starts: what was cut off is said to be, and may be asked for again."""
    give_up_running()


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


@db_periodic_task(crontab(hour="0", minute="20"))
def count_anew() -> None:
    """Count what was written down before its year was opened, then those who join or leave on a date set ahead."""
    at = now()
    activities.recount_years(at)
    registry.refresh_rolls(at)
    cases.follow_calendar(at)


@db_periodic_task(crontab(minute="*/10"))
def remind_cases() -> None:
    """Remind of the terms of the law that run on cases, and of calls that are not on record."""
    cases.remind_cases(now())


@db_periodic_task(crontab(hour="7", minute="0"))
def remind_due() -> None:
    """Remind schools whose yearly report is not in, on the days of the ladder."""
    reporting.remind_due(now())


@db_periodic_task(crontab(hour="1", minute="10"))
def keep_no_longer() -> None:
    """Delete exports whose days are over, and what names a child when its retention is."""
    at = now()
    cases.expire_exports(at)
    cases.anonymise_due(at)


@db_periodic_task(crontab(minute="*/5"))
def remind_of_reports() -> None:
    """Tell whoever is on duty of reports that wait, and escalate before the law's twelve hours end."""
    cases.remind_of_reports(now())


@db_periodic_task(crontab(hour="1", minute="0"))
def watch_over_pupils() -> None:
    """Cards of early warning end on their day and follow the facts of the day."""
    at = now()
    cases.expire_flags(at)
    cases.raise_flags(at)


@db_periodic_task(crontab(month="9", day="6", hour="2", minute="0"))
def back_test_weights() -> None:
    """The day after a school year opens: what the weights would have shown in the one that ended."""
    cases.back_test_all(now())
