"""Where a number comes from: each series' row names its two measures; here, the lower-room queries of their rows.

`SOURCES` is the table: the audience a measure counts → the queries that list what was added up. People's names appear
in none: they are a click further, in the room that keeps them and asks for its own permission. A child's case is a line
only for its team; everyone else has the number.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.activities.models import THEMES, Activity, Reach
from tuoitho.activities.models.activities import ActivityRows
from tuoitho.activities.queries import activities_of
from tuoitho.cases.queries.counted import cases_counted
from tuoitho.counts.models import Cell, Period
from tuoitho.counts.models.measures import CASES_COUNTED, OF_CASES, PARTS
from tuoitho.counts.queries import Part, Totals
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Headcount
from tuoitho.registry.queries import classes_of


@dataclass(frozen=True)
class Line:
    """One line that was added up: what, when or by whom, how many (None where the line itself is one)."""

    title: str
    detail: str
    count: str
    url: str = ""


Lines = Callable[[Viewer, Unit, Period, Part, datetime], Sequence[Line]]

WORDS: Mapping[str, str | Promise] = {
    "named": gettext_lazy("Biết tên từng người, mỗi người tính một lần"),
    "max": gettext_lazy("Hoạt động đông nhất trong các hoạt động chỉ đếm đầu người"),
    "sum": gettext_lazy("Cộng các hoạt động chỉ đếm đầu người (lượt)"),
    "stated_low": gettext_lazy("Đơn vị kê khai, ít nhất"),
    "stated_high": gettext_lazy("Đơn vị kê khai, nhiều nhất"),
}
# A statement that is kept under the measure it also counts.
STATED_AS = {"children.found": "children.in_labour"}
# What a case that counts in a numerator is counted as.
COUNTED_AS: Mapping[str, str | Promise] = {
    "children.found": gettext_lazy("có dấu hiệu lao động trái quy định"),
    "children.supported": gettext_lazy("được hỗ trợ đúng hạn"),
    "children.schooled": gettext_lazy("đang học"),
    "children.hazardous": gettext_lazy("công việc nặng nhọc, độc hại, nguy hiểm"),
}


def own_measures(totals: Totals, unit: Unit, part: Part) -> list[tuple[str, list[tuple[str, int]]]]:
    """What the unit itself has said for a figure: measure → (how it is known, how many), denominators last."""

    def known(measures: dict[str, str]) -> list[tuple[str, int]]:
        said = [(words, totals.own(unit.pk, measure)) for measure, words in measures.items()]
        return [(words, count) for words, count in said if count is not None]

    reached = [(one, known({f"{one}.{end}": str(WORDS[end]) for end in PARTS})) for one in part.numerators]
    return [*reached, *((one, known({one: _("Trong danh sách")})) for one in part.denominators)]


def activities_behind(viewer: Viewer, unit: Unit, period: Period, part: Part) -> ActivityRows:
    """The activities that count into a figure of one unit, within the viewer's sight."""
    audiences, themes = zip(*(one.split(".") for one in part.numerators), strict=True)
    kinds = [kind for kind, served in THEMES.items() if set(themes) & set(served)]
    reaches = Reach.objects.filter(audience__in=audiences)
    found = activities_of(viewer, [unit.pk]).standing().in_period(period)
    return found.filter(kind__in=kinds, pk__in=reaches.values("activity"))


def lines_behind(viewer: Viewer, unit: Unit, period: Period, part: Part, at: datetime) -> list[Line]:
    """The lists and statements behind a figure of one unit; its activities are `activities_behind`."""
    audiences = dict.fromkeys(measure.partition(".")[0] for measure in (*part.numerators, *part.denominators))
    lists = [
        line
        for audience in audiences
        for source in SOURCES.get(audience, ())
        for line in source(viewer, unit, period, part, at)
    ]
    return [*lists, *_statements(unit, period, part)]


def activity_line(activity: Activity) -> Line:
    """How an activity stands among the rows of a number."""
    return Line(
        activity.title,
        f"{activity.on_date:%d/%m/%Y} · {activity.get_kind_display()}",
        "",
        reverse("activities:activity", args=[activity.key]),
    )


def _classes(viewer: Viewer, unit: Unit, period: Period, part: Part, at: datetime) -> Sequence[Line]:
    day = period.day_of_roll(viewer.on)
    return [
        Line(
            _("Lớp %(name)s") % {"name": row.name},
            row.teacher,
            str(row.pupils),
            reverse("registry:school_class", args=[row.key]),
        )
        for row in classes_of(viewer, unit, day)
    ]


def _staff(viewer: Viewer, unit: Unit, period: Period, part: Part, at: datetime) -> Sequence[Line]:
    if not viewer.holds("registry.see_people", unit.pk):
        return []
    title = _("Danh sách cán bộ, giáo viên, nhân viên")
    return [Line(title, _day(period.day_of_roll(viewer.on)), "", reverse("registry:staff", args=[unit.code]))]


def _cases(viewer: Viewer, unit: Unit, period: Period, part: Part, at: datetime) -> Sequence[Line]:
    measures = [*part.numerators, *part.denominators]
    return [
        Line(
            _("Hồ sơ %(number)s") % {"number": case.number},
            str(COUNTED_AS[part.numerators[0]] if set(part.numerators) & within else _("chưa tính vào số đạt")),
            "",
            reverse("cases:case", args=[case.key]),
        )
        for case, within in cases_counted(viewer, unit, period, measures, at)
    ]


def _statements(unit: Unit, period: Period, part: Part) -> Iterator[Line]:
    measures = {STATED_AS.get(one, one) for one in (*part.numerators, *part.denominators)}
    counted = Cell.objects.filter(unit=unit.pk, year=period.year, measure=CASES_COUNTED)
    rows = Headcount.objects.filter(unit=unit, year=period.year, measure__in=measures).order_by("measure")
    for row in rows.annotate(beside=Exists(counted)):
        count = str(row.low) if row.low == row.high else f"{row.low}–{row.high}"
        uncounted = _("không tính, vì đã có hồ sơ") if row.beside and row.measure in OF_CASES else ""
        detail = " · ".join(filter(None, [_day(row.counted_on), row.source, uncounted]))
        yield Line(_("Số liệu đơn vị kê khai"), detail, count)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _employers(viewer: Viewer, unit: Unit, period: Period, part: Part, at: datetime) -> Sequence[Line]:
    if unit.kind != Unit.Kind.WARD or not viewer.holds("registry.keep_employers", unit.pk):
        return []
    title = _("Danh sách cơ sở sử dụng lao động")
    return [Line(title, _day(period.day_of_roll(viewer.on)), "", reverse("registry:employers", args=[unit.code]))]


SOURCES: Mapping[str, tuple[Lines, ...]] = {
    "pupils": (_classes,),
    "staff": (_staff,),
    "children": (_cases,),
    "enterprises": (_employers,),
    "cooperatives": (_employers,),
    "households": (_employers,),
}
