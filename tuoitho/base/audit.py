"""The audit chain: an HMAC over each entry with the one before. Its key and its head also lie outside the store."""

import contextlib
import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from tuoitho.base.actors import Actor
from tuoitho.base.clock import real_now
from tuoitho.base.keyring import ensure_secret
from tuoitho.base.models import AuditEntry, AuditHead

_left: ContextVar[list[str] | None] = ContextVar("left", default=None)


@contextlib.contextmanager
def expecting_one(verb: str) -> Iterator[None]:
    """Within: exactly one entry, of that verb, must be left. An inner action answers for its own."""
    left: list[str] = []
    outer = _left.set(left)
    try:
        yield
    finally:
        _left.reset(outer)
    if left != [verb]:
        raise AssertionError(f"{verb} must leave exactly one audit entry, left {left}")


def record(
    *, by: Actor, at: datetime, verb: str, subject: object, unit: object = "", fields: Sequence[str] = ()
) -> AuditEntry:
    """Append one entry; must run inside the transaction of the change, after it. Locks the head row last."""
    if not connection.in_atomic_block:
        raise AssertionError("an audit entry belongs to a transaction")
    head = AuditHead.objects.select_for_update().filter(pk=1).first() or AuditHead(pk=1)
    entry = AuditEntry(
        seq=head.seq + 1,
        at=at,
        recorded_at=real_now(),
        actor=by.key,
        verb=verb,
        subject=str(subject),
        unit=str(unit),
        fields=list(fields),
    )
    entry.mac = _mac(entry, head.mac)
    entry.save(force_insert=True)
    head.seq, head.mac = entry.seq, entry.mac
    head.save()
    transaction.on_commit(lambda: _keep_outside(entry.seq, entry.mac))
    left = _left.get()
    if left is not None:
        left.append(verb)
    return entry


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds, over how many entries; else the first broken one and why."""

    holds: bool
    entries: int
    broken_at: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Walk the whole chain: an altered, deleted, reordered or cut entry shows. Both heads are read before the walk, so
    that what others append meanwhile is no fault."""
    outside, head = _read_outside(), AuditHead.objects.filter(pk=1).first()
    before, seq, at_head = "", 0, ""
    for entry in AuditEntry.objects.order_by("seq").iterator(chunk_size=2000):
        if entry.seq != seq + 1:
            return Verdict(False, seq, seq + 1, "missing")
        if not hmac.compare_digest(entry.mac, _mac(entry, before)):
            return Verdict(False, seq, entry.seq, "altered")
        seq, before = entry.seq, entry.mac
        at_head = before if head and seq == head.seq else at_head
        if outside and outside[0] == seq and outside[1] != before:
            return Verdict(False, seq, seq, "replaced")
    if at_head != head.mac if head else seq > 0:
        return Verdict(False, seq, seq + 1, "cut")
    if outside and outside[0] > seq:
        return Verdict(False, seq, seq + 1, "cut")
    if seq and not outside:
        return Verdict(False, seq, seq, "no_head_outside")
    return Verdict(True, seq)


def _mac(entry: AuditEntry, before: str) -> str:
    content = [
        before,
        entry.seq,
        entry.at.astimezone(UTC).isoformat(),
        entry.recorded_at.astimezone(UTC).isoformat(),
        entry.actor,
        entry.verb,
        entry.subject,
        entry.unit,
        entry.fields,
    ]
    key = ensure_secret(settings.KEYS / "audit.key").encode()
    return hmac.new(key, json.dumps(content, ensure_ascii=False).encode(), hashlib.sha256).hexdigest()


def _head_file() -> Path:
    return Path(settings.KEYS) / "audit.head"


def _read_outside() -> tuple[int, str] | None:
    try:
        seq, mac = _head_file().read_text().split()
    except FileNotFoundError:
        return None
    return int(seq), mac


def _keep_outside(seq: int, mac: str) -> None:
    """The head outside moves on along its own chain only, so that entries put where others were cut off cannot pass it.
    It is put whole in place of the last: whoever reads, or is killed, meets the old head or the new one."""
    path = _head_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = _read_outside()
        if kept is None or (kept[0] < seq and AuditEntry.objects.filter(seq=kept[0], mac=kept[1]).exists()):
            half = path.with_suffix(".half")
            half.write_text(f"{seq} {mac}\n")
            os.replace(half, path)
