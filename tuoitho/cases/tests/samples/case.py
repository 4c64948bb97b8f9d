"""The pages of a case."""

from functools import partial

from tests.cast import World
from tuoitho.cases.tests.stage import a_case
from tuoitho.cases.urls import OF_CHAIR, OF_OFFICER


def two_cases(world: World, **more):
    """A case of the ward, and one of the other ward."""
    return a_case(world, **more), a_case(world, ward="other_ward", owner="vinh", **more)


def _keys(world: World, **more) -> tuple[dict, dict]:
    inside, outside = two_cases(world, **more)
    return {"key": inside.key}, {"key": outside.key}


def _paper(world: World) -> tuple[dict, dict]:
    words = [
        (case, case.forms.create(form="02", answers={}, made_at=case.opened_at, by=case.by))
        for case in two_cases(world)
    ]
    inside, outside = ({"key": case.key, "form": form.key, "kind": "pdf"} for case, form in words)
    return inside, outside


CASE = {
    "cases:case": _keys,
    "cases:paper": _paper,
    **{f"cases:{verb.__name__}": partial(_keys, state="in_care") for verb in (*OF_OFFICER, *OF_CHAIR)},
}
