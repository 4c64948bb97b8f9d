from collections.abc import Callable, Iterator
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.check import Command as SystemCheck

from tuoitho.base.audit import verify
from tuoitho.base.clock import now
from tuoitho.cases.queries.unnotified import count_unnotified
from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit

NAMED = ("figures", "audit", "found_not_notified")


class Command(SystemCheck):
    help = (
        "Checks of the installation, then the named integrity checks: "
        + ", ".join(NAMED)
        + ". --only NAME: that one alone. Exit 1 when one finds something."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--only", choices=NAMED)

    def handle(self, *args: Any, **options: Any) -> None:
        only = options.pop("only", None)
        if only is None:
            super().handle(*args, **options)
        failed = [name for name in NAMED if only in (None, name) and not self.passes(name)]
        if failed:
            raise CommandError(f"Chưa đạt: {', '.join(failed)}.")

    def passes(self, name: str) -> bool:
        """Run one check; every line it finds goes to the error output, under its name."""
        found = list(_CHECKS[name]())
        for line in found:
            self.stderr.write(f"{name}: {line}")
        if not found:
            self.stdout.write(f"{name}: đạt")
        return not found


def figures() -> Iterator[str]:
    """Every stored cell is what its books add up to."""
    try:
        call_command("check_figures")
    except CommandError as fault:
        yield str(fault)


def audit() -> Iterator[str]:
    """The chain of the log is whole."""
    verdict = verify()
    if not verdict.holds:
        yield f"mục {verdict.broken_at}, {verdict.reason}"


def found_not_notified() -> Iterator[str]:
    """Units that state more children found than were notified, in every year begun. Numbers only."""
    units = dict(Unit.objects.values_list("pk", "code"))
    for period in Period.objects.filter(starts_on__lte=now().date()).order_by("year"):
        for unit, one in count_unnotified(units.keys(), period).items():
            yield f"{units[unit]} năm {period.year}: phát hiện {one.found}, đã báo tin {one.notified}"


_CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "figures": figures,
    "audit": audit,
    "found_not_notified": found_not_notified,
}
