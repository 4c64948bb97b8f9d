"""Numbers a unit states."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed
from tuoitho.organisations.models import Unit
from tuoitho.registry import rules
from tuoitho.registry.models import Headcount
from tuoitho.registry.models.stated import Span


@action("registry.state_headcounts")
def state_headcounts(
    *,
    unit: Unit,
    year: int,
    spans: Mapping[str, Span | None],
    seen: Mapping[str, int],
    counted_on: date,
    source: str,
    by: Actor,
    at: datetime,
) -> None:
    """Set what a unit states for a year, all measures of one form at once.

    `seen`: measure → version the person had before their eyes (absent: none). `Changed` when someone saved since.
    """
    rules.insist(rules.keep_headcounts(by, unit.pk), "registry.keep_headcounts")
    rows = Headcount.objects.select_for_update().filter(unit=unit, year=year, measure__in=spans)
    known = {row.measure: row for row in rows}
    if {measure: row.version for measure, row in known.items()} != {m: seen[m] for m in spans if seen.get(m)}:
        raise Changed(
            _("Người khác đã lưu số liệu này trong lúc bạn đang nhập."),
            kept=_("Số bạn nhập vẫn còn trên trang này, số họ lưu hiện bên cạnh."),
            todo=_("Hãy so hai số rồi lưu lại."),
            code="registry.headcounts_changed",
        )
    changed = {measure: span for measure, span in spans.items() if span != _span(known.get(measure))}
    Headcount.objects.state(unit, year, changed, counted_on, source, by, at)
    record(
        by=by,
        at=at,
        verb="registry.state_headcounts",
        subject=f"{unit.code}/{year}",
        unit=unit.code,
        fields=sorted(changed),
    )


def _span(row: Headcount | None) -> Span | None:
    return (row.low, row.high) if row else None
