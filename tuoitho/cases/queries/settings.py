"""The settings in force, and the numbers to call."""

from dataclasses import dataclass

from tuoitho.base.actors import Actor
from tuoitho.cases.models import CaseSettings


@dataclass(frozen=True)
class Hotlines:
    """`national`: free, round the clock (NĐ 56/2017 Art. 22–23); `centre`, `centre_phone`: the city's, as set here."""

    national: str
    centre: str
    centre_phone: str


def settings_in_force(viewer: Actor) -> CaseSettings:
    """The same for whoever asks: no row of a person."""
    return CaseSettings.current()


def hotlines_for(viewer: Actor) -> Hotlines:
    """The same numbers for whoever asks. One query."""
    known = CaseSettings.current()
    return Hotlines(known.helpline, known.centre_name, known.centre_phone)
