"""The pages of screening and of the catalogue, whose entries belong to no unit: only their keeper reads them."""

from tests.cast import World
from tuoitho.cases.tests.samples.case import two_cases


def _screenings(world: World) -> tuple[dict, dict]:
    inside, outside = two_cases(world)
    return {"key": inside.key}, {"key": outside.key}


def _entry(world: World) -> tuple[dict, dict]:
    return {"of": "task", "code": "other"}, {"of": "place", "code": "TT09-IV.1"}


SCREENING = {"cases:screenings": _screenings, "cases:edit_entry": _entry, "cases:verify_entry": _entry}
