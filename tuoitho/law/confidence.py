"""How sure we are of a piece of the law."""

from enum import StrEnum


class Confidence(StrEnum):
    READ = "R"
    """The provision's own text was read."""
    SECONDARY = "R2"
    """Read in a secondary source: a newspaper, a law site, a page of procedures."""
    MEMORY = "M"
    """Remembered; must be checked, and is shown as "chưa xác minh" until it is."""

    @property
    def verified(self) -> bool:
        return self is not Confidence.MEMORY


def gettext_noop(text: str) -> str:
    """Mark a text for the catalogue; the reader's language is known only where it is shown."""
    return text
