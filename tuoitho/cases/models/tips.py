"""What someone told on a public page, before it is a report."""

from dataclasses import dataclass

from tuoitho.documents.reading import Picture
from tuoitho.organisations.models import Unit


@dataclass(frozen=True)
class Tip:
    """As it was told; everything but `saw` may be unknown. `channel`: of the public, or of a child about itself.

    `ward`: None when the teller does not know it. `contact`: how to reach the teller, only if the teller wished.
    """

    channel: str
    saw: str
    ward: Unit | None = None
    place: str = ""
    seen: str = ""
    danger: str = ""
    concern: str = ""
    contact: str = ""
    photo: Picture | None = None
