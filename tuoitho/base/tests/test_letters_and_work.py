"""Letters go out to a real mail server; long work ends, fails, stops, and is never half done."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from tests.cast import NOW
from tuoitho.base import outbox, work
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import Letter, Work
from tuoitho.base.refusals import Refused


class Received(Message):
    def __init__(self) -> None:
        super().__init__()
        self.letters: list = []

    def handle_message(self, message) -> None:  # type: ignore[no-untyped-def]
        self.letters.append(message)


@pytest.fixture
def mail_server(settings, socket_enabled) -> Iterator[Received]:  # type: ignore[no-untyped-def]
    received = Received()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    server = Controller(received, hostname=host, port=port)
    server.start()
    settings.EMAIL_URL = f"smtp://{host}:{port}"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = host, port
    yield received
    server.stop()


def write(to: str = "truong@example.org") -> Letter:
    return outbox.write(to=to, subject="Nhắc báo cáo năm", text="Kính gửi trường…", kind="reminder", at=NOW)


def test_a_letter_reaches_a_real_mail_server_with_its_vietnamese_whole(db: None, mail_server: Received) -> None:
    letter = write()
    assert outbox.send_waiting() == 1
    letter.refresh_from_db()
    assert letter.state == Letter.SENT
    got = mail_server.letters[0]
    assert got.get_payload(decode=True).decode().strip() == "Kính gửi trường…"


def test_without_a_mail_server_the_letter_is_shown_to_be_copied(db: None) -> None:
    letter = write()
    assert outbox.send_waiting() == 0
    letter.refresh_from_db()
    assert letter.state == Letter.SHOWN


def test_a_dead_mail_server_is_tried_again_and_then_said(db: None, mail_server: Received, settings) -> None:  # type: ignore[no-untyped-def]
    settings.EMAIL_PORT = 1
    letter = write()
    for _ in range(outbox.MAX_TRIES):
        outbox.send_waiting()
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == (Letter.FAILED, outbox.MAX_TRIES)
    assert letter.last_error


def ask() -> Work:
    return work.ask("try", "unit-1", by=SYSTEM, at=NOW)


def test_work_ends_with_what_it_says(db: None) -> None:
    def job(task: Work) -> None:
        work.progress(task, 3, total=3)
        task.sentence = "Xong"

    task = ask()
    work.run(task, job)
    task.refresh_from_db()
    assert (task.state, task.percent, task.sentence) == (Work.DONE, 100, "Xong")


def test_a_second_piece_of_the_same_work_is_refused_while_the_first_runs(db: None) -> None:
    ask()
    with pytest.raises(Refused):
        ask()


def test_work_stops_when_asked_and_is_not_run_twice(db: None) -> None:
    task = ask()
    Work.objects.update(cancel_asked=True)
    work.run(task, lambda task: work.progress(task, 1, total=2))
    task.refresh_from_db()
    assert task.state == Work.CANCELLED
    work.run(task, lambda task: pytest.fail("ran again"))


def test_a_refusal_inside_work_is_its_sentence(db: None) -> None:
    def job(task: Work) -> None:
        raise Refused("Tệp rỗng.")

    task = ask()
    work.run(task, job)
    task.refresh_from_db()
    assert (task.state, task.sentence) == (Work.FAILED, "Tệp rỗng.")


def test_work_that_a_stopped_worker_left_behind_may_be_asked_for_again(db: None) -> None:
    cut_off = ask()
    Work.objects.update(state=Work.RUNNING)
    assert work.give_up_running() == 1
    cut_off.refresh_from_db()
    assert (cut_off.state, bool(cut_off.sentence)) == (Work.FAILED, True)
    assert ask().state == Work.WAITING
