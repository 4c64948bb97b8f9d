"""The cases behind a ward's number, for those who may see them; everyone else is left with the number."""

from collections.abc import Collection
from datetime import datetime

from tuoitho.cases.models import Case
from tuoitho.cases.models.counted import BEHIND, WardCases
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer


def cases_counted(
    viewer: Viewer, ward: Unit, period: Period, measures: Collection[str], at: datetime
) -> list[tuple[Case, frozenset[str]]]:
    """Each case of the viewer's that is counted in one of the measures of a ward, and in which of them."""
    asked = [measure for measure in measures if measure in BEHIND]
    if not asked or not viewer.holds("cases.see_cases"):
        return []
    ward_cases = WardCases(ward.pk, viewer.on, cases_seen(viewer, at))
    counted = {measure: {case.pk for case in BEHIND[measure](ward_cases, period, viewer.on)} for measure in asked}
    found = [(case, frozenset(one for one in asked if case.pk in counted[one])) for case in ward_cases.cases]
    return [(case, within) for case, within in found if within and ward_cases.sees(case)]
