import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tuoitho.base.audit import verify


class Command(BaseCommand):
    help = "audit verify: walk the chain; exit 1 when an entry was altered, deleted, reordered or cut."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        verdict = verify()
        if options["json"]:
            self.stdout.write(json.dumps(asdict(verdict)))
        if not verdict.holds:
            raise CommandError(f"Chuỗi nhật ký không còn nguyên: mục {verdict.broken_at}, {verdict.reason}.")
        if not options["json"]:
            self.stdout.write(f"Chuỗi nhật ký nguyên vẹn: {verdict.entries} mục.")
