"""The eight targets of a unit as cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.parts import TargetCard
from tuoitho.cases.pages.counts import reporting_line
from tuoitho.figures.status import Status
from tuoitho.indicators.models import Indicator
from tuoitho.indicators.pages.head import Head, counted, head_of
from tuoitho.indicators.queries import Place, Value
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

NOTIFIED = "1.2"


@dataclass(frozen=True)
class Card(TargetCard):
    """A card whose goal may be last year's figure, unknown as yet."""

    below_last_year: bool = False

    @property
    def goal_sentence(self) -> str:
        return _("giảm so với năm trước") if self.below_last_year else super().goal_sentence

    @property
    def change(self) -> tuple[str, str] | None:
        """Nothing changed into a figure that is not known."""
        return super().change if self.value is not None else None

    @property
    def bar(self) -> dict[str, str] | None:
        return None if self.below_last_year or (self.value is None and self.low is None) else super().bar


@dataclass(frozen=True)
class Objective:
    title: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class Left:
    """A series that is not the unit's own, and why."""

    code: str
    text: str
    reason: str
    counts: str = ""


def cards_page(viewer: Viewer, place: Place) -> dict[str, Any]:
    """The cards by objective, the series that are not this unit's, and the units below to go on to."""
    unit = place.unit.pk
    below = place.figures.tree.children(unit)
    head = head_of(viewer, place, "cards", below)
    values = place.figures.values(unit)
    objectives: dict[str, list[Card]] = {}
    for value in values:
        if value.status != Status.NOT_APPLICABLE:
            objectives.setdefault(value.indicator.target[0], []).append(card_of(head, value))
    return {
        "head": head,
        "objectives": [Objective(_objective(number), cards) for number, cards in objectives.items()],
        "left": [_left(viewer, place, value) for value in values if value.status == Status.NOT_APPLICABLE],
        "below": [(head.names[one], head.link("cards", head.names[one].code)) for one in below if one in head.names],
    }


def _objective(number: str) -> str:
    return {
        "1": _("Mục tiêu 1. Phòng ngừa, phát hiện, hỗ trợ, can thiệp"),
        "2": _("Mục tiêu 2. Truyền thông"),
        "3": _("Mục tiêu 3. Đào tạo, tập huấn"),
        "H": _("Định hướng đến năm 2030"),
    }[number]


def card_of(head: Head, value: Value) -> Card:
    """One figure as a card of the kit."""
    indicator, numerator, denominator = value.indicator, value.numerator, value.denominator
    exact = numerator is not None and numerator.is_exact
    url = head.link("rows", head.unit.code, series=indicator.code)
    goal = value.goal
    return Card(
        code=indicator.code,
        text=_(indicator.short_name),
        status=value.status.value,
        comparison=goal.comparison if goal else indicator.comparison,
        goal=goal.percent if goal else 0,
        value=value.percent,
        low=None if value.percent is not None else value.low,
        high=None if value.percent is not None else value.high,
        url=url,
        numerator=numerator.low if numerator and exact else None,
        denominator=denominator.low if denominator and exact else None,
        numerator_url=f"{url}#numerator",
        denominator_url=f"{url}#denominator",
        counted=_(indicator.counted),
        note=_note(head, value),
        facts=()
        if exact or denominator is None
        else ((counted(value), _(indicator.numerator_name), f"{url}#numerator"),),
        trend=head.place.figures.trend(head.unit.pk, indicator),
        below_last_year=goal is None,
    )


def _note(head: Head, value: Value) -> str:
    """Whose data are missing, and where co-operatives are counted: shown with the figure."""
    ratio, notes = value.ratio, []
    if ratio.units_with_data < ratio.units_concerned:
        notes.append(
            _("%(known)s/%(all)s đơn vị có đủ số liệu.")
            % {"known": ratio.units_with_data, "all": ratio.units_concerned}
        )
    if value.code == "1.1" and ratio.units_with_data == 0:
        notes.append(_("Cần số trẻ em sống trên địa bàn theo điều tra dân số hoặc phổ cập, có ngày."))
    if value.hidden:
        notes.append(_("Số nhỏ, được che."))
    if value.indicator.cooperatives:
        notes.append(_cooperatives(value.indicator, head.place.figures.period.cooperatives_with))
    return " ".join(notes)


def _cooperatives(indicator: Indicator, setting: str) -> str:
    if indicator.cooperatives == setting:
        return _("Hợp tác xã được tính ở đây, theo cài đặt của kỳ.")
    return _("Hợp tác xã không tính ở đây, theo cài đặt của kỳ.")


def _left(viewer: Viewer, place: Place, value: Value) -> Left:
    """Of 1.2 a school has its own reports and how fast they were made (figures.md)."""
    indicator = value.indicator
    counts = counted(value) if not value.rate else ""
    if indicator.code == NOTIFIED and place.unit.kind in (Unit.Kind.SCHOOL, Unit.Kind.GROUP):
        counts = reporting_line(viewer, place.unit, place.figures.period)
    return Left(indicator.code, _(indicator.short_name), _reason(indicator, value), counts)


def _reason(indicator: Indicator, value: Value) -> str:
    if not value.rate:
        return _("Trường ghi số phát hiện / số được rà soát; tỷ lệ tính theo nơi trẻ sống.")
    if indicator.groups == [Unit.Kind.DEPARTMENT]:
        return _("Số liệu của phòng giáo dục và đào tạo.")
    if indicator.groups == [Unit.Kind.WARD]:
        contributes = indicator.at_school == Indicator.AtSchool.CONTRIBUTES
        return _("Số liệu của phường; trường góp lượt tiếp xúc.") if contributes else _("Số liệu của phường.")
    return _("Không tính ở đơn vị này.")
