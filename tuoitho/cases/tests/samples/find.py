"""Opening a case, the children of cases, and pairs of them."""

from tests.cast import World
from tuoitho.cases.models import Likeness
from tuoitho.cases.models.likeness import pair
from tuoitho.cases.tests.merging import merged
from tuoitho.cases.tests.stage import BEFORE, a_case, a_report
from tuoitho.cases.workflow import ReportState

WARDS = (("ward", "son"), ("other_ward", "vinh"))


def _both(keys: list) -> tuple[dict, dict]:
    return {"key": keys[0]}, {"key": keys[1]}


def _reports(world: World) -> tuple[dict, dict]:
    return _both([a_report(world.units[ward], state=ReportState.TAKEN).key for ward, _owner in WARDS])


def _children(world: World) -> tuple[dict, dict]:
    return _both([a_case(world, ward=ward, owner=owner).child.key for ward, owner in WARDS])


def _pairs(world: World) -> tuple[dict, dict]:
    found = []
    for ward, owner in WARDS:
        one, other = (a_case(world, ward=ward, owner=owner).child for _ in range(2))
        found.append(Likeness.objects.create(**pair(one.pk, other.pk), points=80, found_at=BEFORE).key)
    return _both(found)


def _merges(world: World) -> tuple[dict, dict]:
    return _both([merged(world, ward=ward, owner=owner).key for ward, owner in WARDS])


FIND = {
    "cases:open_case": _reports,
    "cases:join_case": _reports,
    "cases:child": _children,
    "cases:edit_child": _children,
    "cases:merge_children": _pairs,
    "cases:keep_apart": _pairs,
    "cases:undo_merge": _merges,
}
