import json
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tuoitho.base.clock import now
from tuoitho.base.refusals import Refused
from tuoitho.config.management.console import console
from tuoitho.figures.exact import round_half_up
from tuoitho.figures.printing import format_bounds, format_percent_range
from tuoitho.figures.ratio import Bounds
from tuoitho.indicators.queries import Value, values
from tuoitho.organisations.models import Unit

DIGITS = 4


class Command(BaseCommand):
    help = "indicators show --unit CODE --year Y [--tree then|now|DATE] [--json]: the twelve series of a unit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["show"])
        parser.add_argument("--unit", required=True)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--tree", default="then", help="then, now or a date as 2024-11-17")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        code, year, tree = options["unit"], options["year"], options["tree"]
        viewer = console(now().date())
        unit = Unit.objects.filter(code=code).first()
        if unit is None:
            raise CommandError(f"Không có đơn vị mã {code}.")
        try:
            found = values(viewer, unit, year, tree)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            document = {"unit": code, "year": year, "tree": tree, "values": [as_json(value) for value in found]}
            self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(as_line(value) for value in found))


def as_json(value: Value) -> dict[str, Any]:
    """One entry of interfaces.md. A count known only by its bounds is [low, high]; percentages have four decimals."""
    exact = value.low == value.high
    return {
        "code": value.code,
        "numerator": _count(value.numerator),
        "denominator": _count(value.denominator),
        "low": None if exact else _number(value.low),
        "high": None if exact else _number(value.high),
        "percent": _number(value.percent),
        "target": _number(Fraction(str(value.goal.percent))) if value.goal else None,
        "comparison": value.goal.comparison if value.goal else None,
        "status": value.status.value,
        "sources": list(value.sources),
        "units_with_data": value.ratio.units_with_data,
        "units_concerned": value.ratio.units_concerned,
    }


def as_line(value: Value) -> str:
    """``2.2   4.806 / 5.106   94,1%   met``."""
    numerator, denominator = (format_bounds(one) if one else "–" for one in (value.numerator, value.denominator))
    percent = "–" if value.low is None or value.high is None else format_percent_range(value.low, value.high)
    return f"{value.code:6}{numerator:>14} / {denominator:<12}{percent:>14}  {value.status.value}"


def _count(count: Bounds | None) -> int | list[int] | None:
    if count is None:
        return None
    return count.low if count.is_exact else [count.low, count.high]


def _number(percent: Fraction | None) -> float | None:
    return None if percent is None else float(round_half_up(percent, DIGITS))
