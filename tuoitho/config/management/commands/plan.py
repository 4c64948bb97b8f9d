import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tuoitho.documents.reading import Unreadable, read_text
from tuoitho.programme.reader import ReadingError, read_plan


class Command(BaseCommand):
    help = "plan read FILE (.txt .docx .pdf): what the plan says, as one JSON document."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["read"])
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            read = read_plan(read_text(path.name, path.read_bytes()))
        except OSError as failure:
            raise CommandError(f"Không mở được tệp {path}.") from failure
        except (Unreadable, ReadingError) as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(json.dumps(read.as_json(), ensure_ascii=False, indent=1))
