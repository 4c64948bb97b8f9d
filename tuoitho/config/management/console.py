"""Who stands at the console of the installation: sees every unit, on the programme's day."""

from datetime import date

from tuoitho.organisations.queries import Viewer, current_stamp


class Console(Viewer):
    """A viewer with every permission over every unit: whoever runs commands holds the store itself."""

    def units(self, permission: str) -> frozenset[int]:
        return frozenset(self.tree.order)

    def holds(self, permission: str, unit_id: int | None = None) -> bool:
        return True


def console(on: date) -> Console:
    """The console on a day."""
    return Console("system", on, stamp=current_stamp())
