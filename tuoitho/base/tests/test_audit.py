"""The chain shows an altered, a deleted, a reordered and a cut entry, and a head that was replaced."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from tests.cast import NOW
from tuoitho.base.action import action
from tuoitho.base.actors import SYSTEM
from tuoitho.base.audit import record, verify
from tuoitho.base.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_chain_of_five() -> Iterator[None]:
    head = settings.KEYS / "audit.head"
    head.unlink(missing_ok=True)
    for number in range(5):
        with transaction.atomic():
            record(by=SYSTEM, at=NOW, verb="base.try", subject=f"thing-{number}", fields=["name"])
    yield
    head.unlink(missing_ok=True)


def test_an_untouched_chain_holds() -> None:
    assert verify().holds
    assert verify().entries == 5


def test_an_altered_entry_shows() -> None:
    AuditEntry.objects.filter(seq=3).update(subject="another")
    assert (verify().holds, verify().broken_at, verify().reason) == (False, 3, "altered")


def test_a_deleted_entry_shows() -> None:
    AuditEntry.objects.filter(seq=3).delete()
    assert (verify().broken_at, verify().reason) == (3, "missing")


def test_two_entries_that_changed_places_show() -> None:
    AuditEntry.objects.filter(seq=2).update(seq=99)
    AuditEntry.objects.filter(seq=3).update(seq=2)
    AuditEntry.objects.filter(seq=99).update(seq=3)
    assert (verify().holds, verify().broken_at) == (False, 2)


def test_a_cut_tail_shows_even_when_the_head_row_was_cut_with_it() -> None:
    fourth = AuditEntry.objects.get(seq=4)
    AuditEntry.objects.filter(seq=5).delete()
    AuditHead.objects.update(seq=4, mac=fourth.mac)
    assert (verify().holds, verify().reason) == (False, "cut")


def test_an_emptied_chain_shows() -> None:
    AuditEntry.objects.all().delete()
    AuditHead.objects.all().delete()
    assert (verify().holds, verify().reason) == (False, "cut")


def test_an_entry_rolls_back_with_its_change() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(by=SYSTEM, at=NOW, verb="base.try", subject="never")
        _ = 1 / 0
    assert verify().entries == 5


def test_an_action_that_leaves_no_entry_is_a_fault_and_changes_nothing() -> None:
    @action("base.forget")
    def forget(*, by: object, at: object) -> None:
        AuditHead.objects.update(mac="touched")

    with pytest.raises(AssertionError, match="exactly one audit entry"):
        forget(by=SYSTEM, at=NOW)
    assert not AuditHead.objects.filter(mac="touched").exists()
