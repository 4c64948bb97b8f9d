from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tuoitho.config.management.archive import bring_back, insist_on_keys


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "restore FILE: put a backup into an empty installation; what is there is never overwritten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        count = bring_back(options["file"].resolve())
        insist_on_keys()
        self.stdout.write(f"Đã khôi phục, cùng {count} tệp đính kèm. Mọi người đăng nhập lại.")
