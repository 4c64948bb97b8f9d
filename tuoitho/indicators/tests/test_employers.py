"""2.3, 3.2a and 3.2b on the ward's register of employers."""

from datetime import date

import pytest

from tests.cast import NOW, TODAY
from tuoitho.activities import actions
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Details
from tuoitho.counts.models import Period
from tuoitho.figures.ratio import Bounds
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries import values
from tuoitho.registry.models import refresh_employers
from tuoitho.registry.tests.samples import an_employer


@pytest.mark.parametrize("setting,with_coop", [("enterprise", "3.2a"), ("household", "3.2b")])
def test_where_a_cooperative_counts_is_the_plans_setting(world, setting, with_coop):
    """3.2a holds the enterprises, 3.2b the households; the co-operative goes with the one the period names."""
    period = Period.objects.get(year=2024)
    period.cooperatives_with = setting
    for code in ("3.2a", "3.2b"):
        part = Indicator.objects.get(code=code).part(period)
        assert ("cooperatives.trained" in part.numerators) == (code == with_coop)
        assert ("cooperatives.roll" in part.denominators) == (code == with_coop)


def test_from_a_training_with_named_employers_to_the_figures(world):
    """By hand: 2 enterprises, 1 co-operative, 2 households stand in the register. A training names one enterprise, the
    co-operative and one household. 2.3 is 3 of 5; 3.2a, with the co-operative, 2 of 3; 3.2b 1 of 2."""
    one, _two = (an_employer(world.ward, name) for name in ("Dệt Một", "Dệt Hai"))
    coop = an_employer(world.ward, "HTX Lụa", "cooperative")
    home, _other = (an_employer(world.ward, name, "household") for name in ("Hộ Lan", "Hộ Cúc"))
    refresh_employers(world.ward.pk, TODAY)
    son = world.viewer("son")
    course: Activity = actions.log_activity(
        unit=world.ward, details=Details("training", "Tập huấn", date(2024, 6, 1)), counted=[], by=son, at=NOW
    )
    actions.name_employers(activity=course, version=1, add=[one, coop, home], drop=[], by=son, at=NOW)
    found = {v.code: (v.numerator, v.denominator) for v in values(son, world.ward, 2024)}
    assert found["2.3"] == (Bounds.exactly(3), Bounds.exactly(5))
    assert found["3.2a"] == (Bounds.exactly(2), Bounds.exactly(3))
    assert found["3.2b"] == (Bounds.exactly(1), Bounds.exactly(2))
