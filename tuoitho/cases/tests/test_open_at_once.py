"""Two officers press at the same moment: one case, one child, and the second is told who was first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import OperationalError, connection

from tests.cast import NOW, set_the_stage
from tuoitho.base.audit import verify
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases.actions.children import edit_child
from tuoitho.cases.actions.merging import merge_children
from tuoitho.cases.actions.opening import open_case
from tuoitho.cases.models import Case, Child, Merge
from tuoitho.cases.tests.merging import a_known_child
from tuoitho.cases.tests.stage import a_child, a_report, join
from tuoitho.cases.workflow import ReportState

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works) -> list:
    """What each gave or raised, all begun at one moment, each on a connection of its own."""
    gate = Barrier(len(works))

    def run(work):
        gate.wait()
        try:
            return waiting(work)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def waiting(work):
    """The embedded store of a test lies in memory and does not wait for a lock as the one on disk does."""
    for _ in range(400):
        try:
            return work()
        except OperationalError as locked:
            if "locked" not in str(locked):
                raise
            sleep(0.01)
    raise AssertionError("the store stayed locked")


def opening(world, who: str, report, **more):
    words = {"child": None, "facts": {"name": "Trần Gia Bảo"}} | more
    viewer = world.viewer(who)
    return lambda: open_case(report=report, kind="at_risk", home_ward=world.ward, by=viewer, at=NOW, **words)


def test_one_report_opens_one_case():
    world = set_the_stage()
    report = a_report(world.ward, state=ReportState.TAKEN)
    found = at_once(opening(world, "son", report), opening(world, "phuc", report))
    assert Case.objects.count() == 1 and Child.objects.count() == 1
    refused = next(one for one in found if isinstance(one, Refused))
    assert Case.objects.get().owner.full_name in str(refused)
    assert verify().holds


def test_two_reports_of_one_child_open_one_case():
    world = set_the_stage()
    child = a_child(world.ward)
    reports = [a_report(world.ward, state=ReportState.TAKEN) for _ in range(2)]
    found = at_once(*(opening(world, who, one, child=child) for who, one in zip(("son", "phuc"), reports, strict=True)))
    assert Case.objects.filter(child=child).count() == 1
    assert sorted(isinstance(one, Refused) for one in found) == [False, True]


def test_no_correction_is_lost():
    world = set_the_stage()
    child = a_known_child(world)
    join(child.cases.get(), world.phuc, "helper")
    son, phuc = world.viewer("son"), world.viewer("phuc")
    found = at_once(
        lambda: edit_child(child=child, facts={"nickname": "Tí"}, seen=1, by=son, at=NOW),
        lambda: edit_child(child=child, facts={"nickname": "Sún"}, seen=1, by=phuc, at=NOW),
    )
    assert sorted(isinstance(one, Changed) for one in found) == [False, True]
    child.refresh_from_db()
    assert child.version == 2


def test_two_mergers_of_one_pair_in_opposite_order_merge_once():
    world = set_the_stage()
    one, other = a_known_child(world), a_known_child(world)
    by = world.viewer("son")
    found = at_once(
        lambda: merge_children(kept=one, merged=other, seen=(1, 1), by=by, at=NOW),
        lambda: merge_children(kept=other, merged=one, seen=(1, 1), by=by, at=NOW),
    )
    assert Merge.objects.count() == 1 and sorted(isinstance(one, Refused) for one in found) == [False, True]
