"""The states of a plan: the table people read is the table the code obeys."""

from pathlib import Path

import pytest

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.base.refusals import Refused
from tuoitho.programme import actions, workflow
from tuoitho.programme.models import Plan
from tuoitho.programme.rules import Correction
from tuoitho.programme.tests.stage import LAST_DAY, uploaded

README = Path(__file__).resolve().parents[1] / "README.md"
VERBS = {
    "correct": lambda plan: actions.correct(by=SYSTEM, at=NOW, plan=plan, correction=Correction(version=plan.version)),
    "drop": lambda plan: actions.drop(by=SYSTEM, at=NOW, plan=plan),
    "restore": lambda plan: actions.restore(by=SYSTEM, at=NOW, plan=plan),
    "adopt": lambda plan: actions.adopt(by=SYSTEM, at=NOW, plan=plan, adoption=LAST_DAY),
    "relay": lambda plan: actions.relay(by=SYSTEM, at=NOW, plan=plan, sender=plan.unit, groups=[]),
}


def test_the_readme_shows_the_table_of_the_code() -> None:
    lines = README.read_text().splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| state |"))
    head, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[start:] if line.startswith("| ")
    ]
    verbs = head[1:]
    shown = {state: {verb: to for verb, to in zip(verbs, cells, strict=True) if to} for state, *cells in rows}
    assert shown == workflow.PLAN


def test_every_state_of_the_model_has_its_row() -> None:
    assert set(Plan.State.values) == set(workflow.PLAN)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", workflow.PLAN)
def test_each_verb_does_what_the_table_says_or_is_refused(state: str, verb: str, world: World) -> None:
    plan = uploaded(world.department)
    Plan.objects.filter(pk=plan.pk).update(state=state)
    plan.refresh_from_db()
    after = workflow.after(state, verb)
    if after is None:
        with pytest.raises(Refused):
            VERBS[verb](plan)
    else:
        VERBS[verb](plan)
    plan.refresh_from_db()
    assert plan.state == (after or state)
