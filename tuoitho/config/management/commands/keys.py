from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from tuoitho.base.crypto import newest_key
from tuoitho.base.keyring import add_field_key, drop_field_key, ensure_field_key, ensure_secret, field_keys
from tuoitho.base.rotation import count_sealed, reseal_all, tables
from tuoitho.organisations.models.second_step import count_secrets, reseal_secrets


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = (
        "keys: make the keys outside the store, once (fields, search index, audit). keys rotate: seal everything with "
        "a new field key, going on where an earlier run was cut off. keys drop N: delete an old field key that "
        "nothing is sealed with any more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", nargs="?", choices=["make", "rotate", "drop"], default="make")
        parser.add_argument("number", nargs="?", type=int, help="of the key to drop")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "rotate":
            self._rotate()
        elif options["what"] == "drop":
            self._drop(options["number"])
        else:
            _make()

    def _rotate(self) -> None:
        """A run that was cut off left a newest key with old seals beside it: that key is finished before another."""
        newest_key()
        numbers = sorted(field_keys(settings.KEYS))
        unfinished = len(numbers) > 1 and any(_count(number) for number in numbers[:-1])
        number = numbers[-1] if unfinished else add_field_key(settings.KEYS)
        self.stdout.write(f"Đóng lại mọi dữ liệu bằng khoá {number}.")
        done = reseal_all(self._tell) + reseal_secrets(number)
        left = [old for old in numbers if old != number]
        self.stdout.write(f"Xong: {done} mục. Khoá {number} đang đóng, chép nó vào nơi cất khoá.")
        if left:
            self.stdout.write(
                f"Khoá cũ còn lại: {', '.join(map(str, left))}. Bản sao lưu cũ chỉ mở được bằng khoá cũ; khi không cần "
                f"bản cũ nữa: tuoitho keys drop {left[0]}"
            )

    def _drop(self, number: int | None) -> None:
        if number is None:
            raise CommandError("Hãy ghi số của khoá: tuoitho keys drop N.", returncode=2)
        numbers = field_keys(settings.KEYS)
        if number not in numbers:
            raise CommandError(f"Không có khoá {number}. Các khoá đang có: {', '.join(map(str, sorted(numbers)))}.")
        if number == max(numbers):
            raise CommandError(f"Khoá {number} là khoá đang đóng dữ liệu mới, không bỏ được.")
        held = _count(number)
        if held:
            raise CommandError(f"Còn {held} mục đóng bằng khoá {number}. Hãy chạy trước: tuoitho keys rotate.")
        drop_field_key(settings.KEYS, number)
        self.stdout.write(f"Đã bỏ khoá {number}. Bản sao lưu làm trước lần đổi khoá không mở được nữa.")

    def _tell(self, done: int, total: int) -> None:
        """One line that moves on a terminal; in a log, one line for every tenth part."""
        if self.stdout.isatty():
            self.stdout.write(f"\r{done}/{total}\033[K", ending="\n" if done == total else "")
            self.stdout.flush()
        elif done * 10 // max(total, 1) != (done - 1) * 10 // max(total, 1):
            self.stdout.write(f"{done}/{total}")


def _make() -> None:
    """Never a first key where something is sealed already: the old one is lost, and a new one opens nothing."""
    if not field_keys(settings.KEYS) and _holds_seals():
        raise CommandError(
            f"Kho đã có dữ liệu đóng bằng khoá mà thư mục {settings.KEYS} không còn khoá nào. Hãy đặt lại tệp khoá từ "
            "nơi cất; khoá mới không mở được dữ liệu ấy."
        )
    ensure_field_key(settings.KEYS)
    for name in ("index.key", "audit.key"):
        ensure_secret(settings.KEYS / name)


def _holds_seals() -> bool:
    there = set(connection.introspection.table_names())
    return any(table.model._base_manager.exists() for table in tables() if table.model._meta.db_table in there)


def _count(number: int) -> int:
    return count_sealed(number) + count_secrets(number)
