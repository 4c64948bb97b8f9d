from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tuoitho.config.management.archive import save


class Command(BaseCommand):
    help = "backup FILE: the store and the sealed files in one archive, while people work; never the keys."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        kept = save(options["file"].resolve())
        self.stdout.write(
            f"Đã sao lưu vào {options['file']}, cùng {kept} tệp đính kèm. Khoá không ở trong đó: hãy cất riêng."
        )
