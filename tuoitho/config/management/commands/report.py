from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tuoitho.base.clock import now
from tuoitho.base.refusals import Refused
from tuoitho.config.management.console import console
from tuoitho.reporting.pages.build import TYPES
from tuoitho.reporting.pages.whole import whole_report


class Command(BaseCommand):
    help = "report build: a year's report as bao-cao.docx, .pdf, .xlsx and .json; the JSON holds every number printed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["build"])
        parser.add_argument("--unit", required=True, help="code of the school, or of the department")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--to", required=True, choices=["department", "city", "committee"])
        parser.add_argument("--out", required=True, type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            at = now()
            files = whole_report(console(at.date()), options["unit"], options["year"], options["to"], at)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        options["out"].mkdir(parents=True, exist_ok=True)
        for form in TYPES:
            (options["out"] / f"bao-cao.{form}").write_bytes(files[form])
            self.stdout.write(f"bao-cao.{form}")
