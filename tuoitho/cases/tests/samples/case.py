"""The pages of a case."""

from functools import partial

from tests.cast import NOW, TODAY, World
from tuoitho.cases.tests.stage import a_case, an_offer, join
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


def _copies(world: World) -> tuple[dict, dict]:
    inside, outside = two_cases(world)
    for case, who in ((inside, world.phuc), (outside, world.thao)):
        join(case, who, "former", ends_at=NOW)
    return {"key": inside.key}, {"key": outside.key}


def _offers(world: World) -> tuple[dict, dict]:
    inside, outside = two_cases(world, state="assessed")
    return {"key": an_offer(outside, world.ward).key}, {"key": an_offer(inside, world.other_ward).key}


def _consents(world: World) -> tuple[dict, dict]:
    words = {"about": "services", "given_by": "home", "given_on": TODAY, "recorded_at": NOW, "by": "system"}
    found = [{"key": case.key, "consent": case.child.consents.create(**words).key} for case in two_cases(world)]
    return found[0], found[1]


CASE = {
    "cases:case": _keys,
    "cases:paper": _paper,
    "cases:papers": _keys,
    "cases:team": _keys,
    "cases:openings": _keys,
    "cases:contact": _keys,
    "cases:copy": _copies,
    "cases:consent_paper": _consents,
    "cases:follow_reform": _keys,
    **dict.fromkeys(("cases:offer", "cases:accept_case", "cases:refuse_case"), _offers),
    **{f"cases:{verb.__name__}": partial(_keys, state="in_care") for verb in (*OF_OFFICER, *OF_CHAIR)},
}
