"""Two workers save one case at the same moment: no update is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from tests.cast import NOW, set_the_stage
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases.actions import handovers, steps
from tuoitho.cases.models import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.tests.stage import a_case, an_offer, join
from tuoitho.cases.tests.walking import answers
from tuoitho.organisations.models import Post


def at_once(*works: Callable[[], str]) -> list[str]:
    """Each in a thread and a connection of its own, let go together."""
    gate = Barrier(len(works))

    def run(work: Callable[[], str]) -> str:
        try:
            gate.wait(timeout=30)
            while True:
                try:
                    return work()
                except OperationalError as busy:  # the store in memory does not wait for its one writer
                    if "locked" not in str(busy):
                        raise
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


@pytest.fixture
def stage(transactional_db):
    return set_the_stage()


def test_of_two_who_fill_one_form_one_is_kept_and_the_other_is_told(stage):
    case = a_case(stage, at=NOW)
    join(case, stage.phuc, TeamMember.Part.HELPER, NOW)
    viewers = {name: stage.viewer(name) for name in ("son", "phuc")}

    def fill(name: str) -> str:
        try:
            said = answers("02", conclusion=name)
            steps.assess_risk(case=case, answers=said, seen=1, by=viewers[name], at=NOW)
        except Changed:
            return "told"
        return name

    done = at_once(lambda: fill("son"), lambda: fill("phuc"))
    assert done.count("told") == 1
    kept = next(name for name in done if name != "told")
    assert CaseForm.objects.get(case=case).answers["conclusion"] == kept
    assert (Case.objects.get(pk=case.pk).version, CaseStep.objects.filter(case=case).count()) == (2, 1)


def test_whoever_looks_again_and_saves_again_loses_nothing(stage):
    case = a_case(stage, at=NOW)
    by = stage.viewer("son")

    def call(number: int) -> str:
        while True:
            seen = Case.objects.get(pk=case.pk).version
            try:
                words = {"to": "111", "spoke_with": str(number), "note": "", "called_at": NOW, "seen": seen}
                steps.record_call(case=case, **words, by=by, at=NOW)
            except Changed:
                continue
            return ""

    at_once(*(lambda number=number: call(number) for number in range(4)))
    assert sorted(Call.objects.values_list("spoke_with", flat=True)) == ["0", "1", "2", "3"]
    assert Case.objects.get(pk=case.pk).version == 5


def test_of_two_who_accept_one_offer_one_keeps_the_case(stage):
    case = a_case(stage, state="assessed", at=NOW)
    offer = an_offer(case, stage.other_ward, NOW)
    Post.objects.create(user=stage.phuc, unit=stage.other_ward, role="ward_officer", starts_on=NOW.date())
    viewers = {name: stage.viewer(name) for name in ("vinh", "phuc")}

    def accept(name: str) -> str:
        try:
            handovers.accept_case(handover=offer, by=viewers[name], at=NOW)
        except Refused:
            return "told"
        return name

    done = at_once(lambda: accept("vinh"), lambda: accept("phuc"))
    assert done.count("told") == 1
    owner = Case.objects.get(pk=case.pk).owner
    assert owner.username in done and TeamMember.objects.on(NOW).filter(case=case).count() == 1
