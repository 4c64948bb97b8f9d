"""Who acts, as an opaque key: a user, the system itself, the holder of a link, or no one known."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Whoever an action is done by. `holds`: has the permission over that unit (by id), or over any unit."""

    @property
    def key(self) -> str: ...

    def holds(self, permission: str, unit_id: int | None = None) -> bool: ...


@dataclass(frozen=True)
class System:
    """The installation itself: jobs, set-up, the demo generator."""

    key: str = "system"

    def holds(self, permission: str, unit_id: int | None = None) -> bool:
        return True


@dataclass(frozen=True)
class LinkHolder:
    """Whoever opened a signed link: may do the one thing the link is for, which its action checks."""

    key: str

    def holds(self, permission: str, unit_id: int | None = None) -> bool:
        return False


SYSTEM = System()
ANONYMOUS = LinkHolder("anonymous")


def user_key(uuid: object) -> str:
    """The actor key of a user."""
    return f"user:{uuid}"


def link_key(uuid: object) -> str:
    """The actor key of a link."""
    return f"link:{uuid}"
