"""The figures of a unit for its desk, read once for it and all below it."""

from collections.abc import Sequence

from tuoitho.base.parts import TargetCard, Tile
from tuoitho.base.refusals import Refused
from tuoitho.desk.pages.desks.desk import short
from tuoitho.desk.pages.links import link
from tuoitho.figures.status import Status
from tuoitho.indicators.pages import Head, Square, card_of, printed, square_of
from tuoitho.indicators.queries import Figures, Place, Value, figures_of
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

WARD_SERIES = "2.2"


class DeskFigures:
    """`figures` is None before the first reporting year and for whoever sees none."""

    def __init__(self, viewer: Viewer, unit: Unit, year: int | None = None) -> None:
        self.unit = unit
        self.figures = _read(viewer, unit, year)
        self.year = self.figures.period.year if self.figures else year

    def prepare(self, units: Sequence[int]) -> None:
        if self.figures:
            self.figures.prepare([unit for unit in (self.unit.pk, *units) if unit in self.figures.tree])

    def cards(self) -> list[TargetCard]:
        """The unit's own targets, in the plan's order."""
        if self.figures is None:
            return []
        head = Head(Place(self.unit, "then", self.figures), (), (), (), (), {self.unit.pk: self.unit})
        return [card_of(head, value) for value in self.values() if value.status != Status.NOT_APPLICABLE]

    def values(self) -> list[Value]:
        return self.figures.values(self.unit.pk) if self.figures else []

    def squares(self, unit: int, code: str, series: Sequence[str]) -> list[Square]:
        """The statuses of a unit below in some series."""
        if self.figures is None or unit not in self.figures.tree:
            return []
        values = {value.code: value for value in self.figures.values(unit)}
        return [
            square_of(values[one], link("indicators:rows", code=code, year=self.year, series=one))
            for one in series
            if one in values
        ]

    def tiles(self, wards: Sequence[tuple[int, str, str]]) -> list[Tile]:
        """Wards (id, code, name) by one series, hidden where this viewer must not see a small count."""
        if self.figures is None:
            return []
        indicator = next((one for one in self.figures.indicators if one.code == WARD_SERIES), None)
        if indicator is None:
            return []
        standing = [ward for ward in wards if ward[0] in self.figures.tree]
        values = self.figures.column([ward[0] for ward in standing], indicator)
        return [
            Tile(short(name), printed(value), value.status.value, link("indicators:cards", code=code, year=self.year))
            for (_id, code, name), value in zip(standing, values, strict=True)
        ]

    def url(self, page: str, **query: str) -> str:
        return link(f"indicators:{page}", query, code=self.unit.code, year=self.year) if self.year else ""


def _read(viewer: Viewer, unit: Unit, year: int | None) -> Figures | None:
    """None where the year has no period or the unit did not stand in its tree."""
    if not viewer.holds("indicators.see_figures", unit.pk):
        return None
    try:
        return figures_of(viewer, [unit.pk], year)
    except Refused:
        return None
