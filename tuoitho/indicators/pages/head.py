"""What stands above every page of figures: where one is, which year, which tree, and the ways to look."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base import parts
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.queries import Place, Value, units_named
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

THEN = "then"


@dataclass(frozen=True)
class Choice:
    """One of several ways to look: its words, its address, whether it is the present one."""

    words: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class Head:
    """`crumbs`: (words, URL) from the uppermost body in sight down to the unit. `names`: units by id, for the page."""

    place: Place
    crumbs: Sequence[tuple[str, str]]
    years: Sequence[Choice]
    trees: Sequence[Choice]
    views: Sequence[Choice]
    names: dict[int, Unit]

    @property
    def unit(self) -> Unit:
        return self.names[self.place.unit.pk]

    def link(self, name: str, code: str, **more: object) -> str:
        """The address of a page of figures in the same year and tree."""
        return link(self.place, name, code, **more)


def link(place: Place, name: str, code: str, **more: object) -> str:
    """The address of a page of figures. `year`, `tree`: others than the place's; `series` of a page of rows; the rest
    goes into the query, empty words left out."""
    query = {"tree": place.tree, **more}
    words = {"code": code, "year": query.pop("year", place.year)}
    if name == "rows":
        words["series"] = query.pop("series")
    kept = {key: value for key, value in query.items() if value and (key, value) != ("tree", THEN)}
    return reverse(f"indicators:{name}", kwargs=words) + (f"?{urlencode(kept)}" if kept else "")


def head_of(viewer: Viewer, place: Place, view: str, also: Sequence[int] = ()) -> Head:
    """The head of the page `view`; `also`: further units whose names the page needs, read in the same query."""
    tree, code = place.figures.tree, place.unit.code
    above = tree.ancestors(place.unit.pk)[::-1]
    names = units_named(viewer, place, [*above, *also])
    page = "cards" if view == "rows" else view
    return Head(
        place,
        crumbs=[(names[unit].name, link(place, "cards", names[unit].code)) for unit in above if unit in names]
        + [(names[place.unit.pk].name, "")],
        years=[
            Choice(str(year), link(place, page, code, year=year), year == place.year)
            for year in sorted(place.figures.periods, reverse=True)
        ],
        trees=_trees(place, page),
        views=[Choice(words, link(place, name, code), name == view) for name, words in _views(place)],
        names=names,
    )


def _trees(place: Place, page: str) -> list[Choice]:
    """The trees that differ below the place: none to choose from when nothing was or will be reformed."""
    words = [(THEN, _("Đơn vị hành chính khi đó"))]
    if place.reformed:
        words.append(("now", _("Đơn vị hành chính hiện nay")))
    if day := place.coming:
        words.append((day.isoformat(), _("Đơn vị hành chính từ %(day)s") % {"day": f"{day:%d/%m/%Y}"}))
    if len(words) == 1:
        return []
    return [Choice(text, link(place, page, place.unit.code, tree=tree), tree == place.tree) for tree, text in words]


def _views(place: Place) -> list[tuple[str, str]]:
    """A school has nothing below it to compare."""
    found = [("cards", _("Tám chỉ tiêu"))]
    if place.unit.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP):
        return found
    found += [("compare", _("So sánh các trường")), ("grid", _("Bảng trường × chỉ tiêu"))]
    return found if place.unit.kind == Unit.Kind.WARD else [*found, ("wards", _("Bản đồ phường"))]


def printed(value: Value) -> str:
    """``94,1%``, ``71–79%``, or a dash where there is none."""
    if value.low is None or value.high is None:
        return "–"
    first, last = parts.percent(value.low), parts.percent(value.high)
    return last if first == last else f"{first.removesuffix('%')}–{last}"


def counted(value: Value) -> str:
    """``388 / 412``; with bounds ``280–320 / 400``; a dash where nothing is known."""
    if value.ratio.denominator is None:
        return "–"
    low, high, whole = value.numerator, value.numerator, parts.local(value.ratio.denominator.low, 0)
    if low is None or high is None:
        return _("số nhỏ, được che / %(whole)s") % {"whole": whole}
    ends = [parts.local(end, 0) for end in dict.fromkeys((low.low, high.high))]
    return f"{'–'.join(ends)} / {whole}"


def goal_words(value: Value, indicator: Indicator) -> str:
    """The goal in the words of the plan."""
    if value.goal is None:
        return _("giảm so với năm trước") if indicator.percent is None else ""
    card = parts.TargetCard("", "", value.status.value, value.goal.comparison, value.goal.percent)
    return card.goal_sentence
