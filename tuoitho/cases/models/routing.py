"""Whose inbox a report stands in, and whom it passes by."""

from datetime import date

from tuoitho.cases.models.reports import Report
from tuoitho.organisations.models import Post, Unit, UnitParent
from tuoitho.organisations.rules import ROLES

Concern = Report.Concern
# Where the ward's own people, or those it works with day by day, may be concerned, the city's centre receives.
PASSES_WARD = frozenset({Concern.WARD, Concern.POLICE, Concern.UNSURE})
READERS = ("ward_officer", "centre_officer")
RECEIVERS = frozenset(role.code for role in ROLES.values() if "cases.receive_reports" in role.permissions)


def receiver_of(ward: Unit, concern: str, on: date) -> Unit:
    """The ward where it happened (NĐ 56/2017 Art. 26.1), or the city above it when the report has to pass it by.

    A ward without a city above it receives all the same: a report never stands nowhere.
    """
    if concern not in PASSES_WARD:
        return ward
    place: Unit | None = ward
    while place is not None and place.kind != Unit.Kind.CITY:
        above = UnitParent.objects.on(on).filter(child=place).select_related("parent").first()
        place = above.parent if above else None
    return place or ward


def tip_receiver(ward: Unit | None, concern: str, on: date) -> Unit | None:
    """Of a tip: as of any report, but a ward where nobody is in post to receive leaves it to the city's centre, and so
    does a ward that the teller does not know. None: the ward is not known and there is no city."""
    city = Unit.objects.on(on).filter(kind=Unit.Kind.CITY).order_by("pk").first()
    if ward is None:
        return city
    receiver = receiver_of(ward, concern, on)
    if receiver == ward and city and not Post.objects.on(on).filter(unit=ward, role__in=RECEIVERS).exists():
        return receiver_of(ward, Concern.WARD, on)
    return receiver


def passed_by(ward: Unit | None, school: Unit | None, concern: str) -> Unit | None:
    """The unit none of whose people see the report; None where nobody is concerned or the unit is not known."""
    return {Concern.WARD: ward, Concern.UNSURE: ward, Concern.SCHOOL: school}.get(Concern(concern)) if concern else None


def uses_product(unit: Unit, on: date) -> bool:
    """Whether someone is in post who reads what is sent there: a ward without one gets it on paper."""
    return Post.objects.on(on).filter(unit=unit, role__in=READERS).exists()
