"""Whoever can write in the store but has no key leaves a trace, and honest people at work leave none."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.cast import NOW
from tuoitho.base.actors import SYSTEM
from tuoitho.base.audit import record, verify
from tuoitho.base.keyring import ensure_secret
from tuoitho.base.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_head(tmp_path: Path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.KEYS = tmp_path


def leave(times: int) -> None:
    for subject in range(times):
        with transaction.atomic():
            record(by=SYSTEM, at=NOW, verb="attack.try", subject=subject)


def cut_the_last() -> None:
    """What someone with the store in hand would do: take the last entry out and wind the head back."""
    last = AuditEntry.objects.latest("seq")
    last.delete()
    before = AuditEntry.objects.latest("seq")
    AuditHead.objects.update(seq=before.seq, mac=before.mac)


def test_a_cut_tail_shows_however_many_entries_come_after_it() -> None:
    leave(3)
    cut_the_last()
    assert not verify().holds
    leave(1)
    assert not verify().holds
    leave(5)
    assert not verify().holds, "later entries must not carry the head outside past the cut"


@pytest.mark.parametrize(
    "tamper",
    [
        lambda rows: rows.filter(seq=2).update(subject="someone else"),
        lambda rows: rows.filter(seq=2).update(fields=["name"]),
        lambda rows: rows.filter(seq=2).update(at=NOW.replace(year=2023)),
        lambda rows: rows.filter(seq=2).delete(),
        lambda rows: rows.all().delete(),
        lambda rows: (
            rows.filter(seq=2).update(seq=99),
            rows.filter(seq=3).update(seq=2),
            rows.filter(seq=99).delete(),
        ),
        lambda rows: rows.create(seq=5, at=NOW, recorded_at=NOW, actor="system", verb="x.y", subject="", mac="0" * 64),
        lambda rows: AuditHead.objects.all().delete(),
        lambda rows: AuditHead.objects.update(seq=2),
        lambda rows: (settings.KEYS / "audit.head").unlink(),
    ],
)
def test_an_altered_deleted_reordered_added_or_headless_chain_shows(tamper: Callable[..., object]) -> None:
    leave(4)
    assert verify().holds
    tamper(AuditEntry.objects)
    assert not verify().holds


def test_walking_the_chain_while_others_append_finds_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    leave(3)
    from tuoitho.base import audit

    mac, late = audit._mac, iter([True])

    def meanwhile(entry: AuditEntry, before: str) -> str:
        found = mac(entry, before)
        if entry.seq == 3 and next(late, False):
            leave(2)
        return found

    monkeypatch.setattr(audit, "_mac", meanwhile)
    assert verify().holds


def test_the_head_outside_is_never_read_half_written() -> None:
    leave(1)
    stop, wrong = threading.Event(), []

    def read() -> None:
        from tuoitho.base.audit import _read_outside

        while not stop.is_set():
            try:
                assert _read_outside() is not None
            except Exception as error:
                wrong.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    leave(60)
    stop.set()
    reader.join()
    assert wrong == []


def test_a_key_is_never_met_empty_while_it_is_made(tmp_path: Path) -> None:
    """Server and worker start together on the first day: each must find the same whole secret."""
    found: set[str] = set()
    for round_ in range(20):
        path = tmp_path / f"{round_}.key"
        makers = [threading.Thread(target=lambda: found.add(ensure_secret(path))) for _ in range(8)]  # noqa: B023
        for maker in makers:
            maker.start()
        for maker in makers:
            maker.join()
        assert len(found) == 1 and len(found.pop()) > 40
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.glob("tmp*")) == []
    connection.close()
