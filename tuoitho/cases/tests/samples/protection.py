"""The pages of requests, suspects, exports and retention."""

from functools import partial

from tests.cast import World
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.models import CaseExport, DataRequest, Suspect
from tuoitho.cases.models.requests import terms_of
from tuoitho.cases.tests.samples.case import two_cases
from tuoitho.cases.tests.stage import BEFORE
from tuoitho.cases.urls import OF_PROTECTION, OF_REQUESTS
from tuoitho.cases.workflow import REQUESTS, allows


def a_request(world: World, ward: str = "ward", **more) -> DataRequest:
    acknowledge_by, answer_by = terms_of(more.get("kind", "view"), BEFORE)
    words = {
        "kind": "view",
        "asker": "guardian",
        "asker_name": "Lê Thị Mơ",
        "about": "Con trai tôi",
        "acknowledge_by": acknowledge_by,
        "answer_by": answer_by,
        "received_at": BEFORE,
        "by": "system",
    } | more
    return DataRequest.objects.create(ward=world.units[ward], **words)


def an_export(case, whose, **more) -> CaseExport:
    words = {
        "reason": "Toà án yêu cầu",
        "asked_at": BEFORE,
        "by": whose.actor_key,
        "expires_at": BEFORE.replace(year=2025),
    }
    stored = files.keep("case.pdf", b"%PDF made", by=SYSTEM, at=BEFORE)
    return CaseExport.objects.create(**{"case": case, "whose": whose, "file": stored, "made_at": BEFORE} | words | more)


def _requests(world: World, verb: str = "") -> tuple[dict, dict]:
    state = next((state for state in REQUESTS if verb and allows(REQUESTS, state, verb)), "received")
    words = {"state": state, "outcome": "refused", "because": "entitled"}
    return {"key": a_request(world, **words).key}, {"key": a_request(world, "other_ward", **words).key}


def _cases(world: World) -> tuple[dict, dict]:
    inside, outside = two_cases(world, state="closed", closed_at=BEFORE)
    return {"key": inside.key}, {"key": outside.key}


def _suspects(world: World) -> tuple[dict, dict]:
    found = [
        {"key": case.key, "suspect": Suspect.objects.create(child=case.child, name="X Y", named_at=BEFORE, by="s").key}
        for case in two_cases(world)
    ]
    return found[0], found[1]


def _exports(world: World) -> tuple[dict, dict]:
    found = [{"key": case.key, "export": an_export(case, case.owner).key} for case in two_cases(world)]
    return found[0], found[1]


PROTECTION = {
    **{f"cases:{verb.__name__}": _cases for verb in OF_PROTECTION},
    "cases:clear_suspect": _suspects,
    "cases:take_export": _exports,
    "cases:data_request": _requests,
    "cases:answer_paper": _requests,
    **{f"cases:{verb.__name__}": partial(_requests, verb=verb.__name__) for verb in OF_REQUESTS},
}
