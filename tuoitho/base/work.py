"""Long work: an action asks for it in its transaction; on commit one task wakes it; it reports its own progress."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.clock import real_now
from tuoitho.base.models import Work
from tuoitho.base.refusals import Refused

Job = Callable[[Work], None]
WAKER = "tuoitho.config.schedule.wake"


class Cancelled(Exception):
    """The person asked to stop; the job's transaction rolls back."""


def ask(kind: str, subject: object, *, by: Actor, at: datetime, unit: object = "", total: int = 0) -> Work:
    """A waiting row; a second one of the same kind and subject is refused while the first is under way."""
    busy = Work.objects.filter(kind=kind, subject=str(subject), state__in=[Work.WAITING, Work.RUNNING]).exists()
    if busy:
        raise Refused(
            _("Việc này đang chạy, chưa xong."),
            kept=_("Lần đang chạy không bị ảnh hưởng."),
            todo=_("Hãy chờ lần ấy xong hoặc bấm dừng."),
            code="work.busy",
        )
    work = Work.objects.create(kind=kind, subject=str(subject), unit=str(unit), by=by.key, asked_at=at, total=total)
    transaction.on_commit(lambda: import_string(WAKER)(str(work.key)))
    return work


def progress(work: Work, done: int, total: int | None = None) -> None:
    """Say how far a job is; stops it with `Cancelled` when asked to. Call between actions, never inside one."""
    row = Work.objects.filter(pk=work.pk)
    row.update(done=done) if total is None else row.update(done=done, total=total)
    if row.filter(cancel_asked=True).exists():
        raise Cancelled


def run(work: Work, job: Job) -> None:
    """Run a job to its end; whatever happens is written on the row. A job prepares outside a transaction, reporting
    progress, and saves with one action at its end, so that a stop leaves nothing half done."""
    row = Work.objects.filter(pk=work.pk)
    if not row.filter(state=Work.WAITING).update(state=Work.RUNNING, started_at=real_now()):
        return
    work.refresh_from_db()
    try:
        job(work)
    except Cancelled:
        row.update(state=Work.CANCELLED, ended_at=real_now())
    except Refused as refused:
        row.update(state=Work.FAILED, sentence=str(refused), ended_at=real_now())
    except BaseException:
        row.update(state=Work.FAILED, ended_at=real_now())
        raise
    else:
        row.update(state=Work.DONE, sentence=work.sentence, result=work.result, ended_at=real_now())


def give_up_running() -> int:
    """When the worker starts nothing can be running: what still says so was stopped with it, between two actions."""
    sentence = _(
        "Chương trình đã dừng giữa chừng. Phần đã xong vẫn được giữ, không có gì lưu dở; "
        "hãy làm lại để xong phần còn lại."
    )
    return Work.objects.filter(state=Work.RUNNING).update(state=Work.FAILED, sentence=sentence, ended_at=real_now())
