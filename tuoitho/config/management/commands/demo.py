from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tuoitho.base.models import Note
from tuoitho.demo.fill import Store, fill, store
from tuoitho.demo.people import CAST, DEPUTY, PASSWORD
from tuoitho.demo.plan import RELAY_NOTE
from tuoitho.demo.scale import SCALES, TODAY
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.models.second_step import give_second_step, recovery_codes_left, take_second_step
from tuoitho.organisations.rules import READS_CHILDREN, ROLES, permissions_of


class Command(BaseCommand):
    requires_system_checks: list[str] = []
    help = "demo [--scale small|full] [--accounts]: fill an empty store with the illustrative Hà Đông; once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=sorted(SCALES), default="full")
        parser.add_argument("--accounts", action="store_true", help="print the accounts to sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        found = store()
        if found is Store.REAL:
            raise CommandError(
                _("Kho này có dữ liệu thật, dữ liệu minh hoạ không được lẫn vào. Hãy đặt TUOITHO_DATA ở thư mục khác.")
            )
        if found is Store.EMPTY:
            call_command("keys")
            fill(SCALES[options["scale"]], self._tell)
            self.stdout.write(_("Dữ liệu minh hoạ đã có, ngày %(day)s.") % {"day": f"{TODAY:%d/%m/%Y}"})
        elif not options["accounts"]:
            self.stdout.write(_("Dữ liệu minh hoạ đã có từ trước, không có gì phải làm."))
        if options["accounts"]:
            for line in _accounts():
                self.stdout.write(line)

    def _tell(self, percent: int, title: str | Promise) -> None:
        """One line that moves on a terminal; in a log, one line for every tenth part."""
        if self.stdout.isatty():
            filled = "█" * (percent // 4)
            self.stdout.write(f"\r{filled:░<25} {percent:3} %  {title}\033[K", ending="" if percent < 100 else "\n")
            self.stdout.flush()
        elif percent % 10 == 0:
            self.stdout.write(f"{percent:3} %  {title}")


def _second_steps() -> Iterator[str]:
    """Recovery codes of the accounts that sign in with two steps. A real installation prints them to nobody but their
    owner; this command never runs there."""
    yield _("Những tài khoản này đăng nhập hai bước; mỗi mã dự phòng dùng một lần:")
    for user in User.objects.filter(username__in=[one.username for one in CAST]).order_by("pk"):
        codes = recovery_codes_left(user)
        if not codes and READS_CHILDREN & permissions_of(_role(user)):
            take_second_step(user)
            give_second_step(user)
            codes = recovery_codes_left(user)
        if codes:
            yield f"  {user.username:<7} {' '.join(codes)}"


def _role(user: User) -> str:
    return next(one.role for one in CAST if one.username == user.username)


def _accounts() -> Iterator[str]:
    """Everyone of the cast, the one password, and one link that needs no account."""
    places = dict(Unit.objects.filter(code__in=[one.unit for one in CAST]).values_list("code", "name"))
    yield _("Mật khẩu của mọi tài khoản minh hoạ: %(password)s") % {"password": PASSWORD}
    for account in (*CAST, DEPUTY):
        role = account.title if account is DEPUTY else ROLES[account.role].label
        yield f"  {account.username:<7} {role} · {account.full_name}, {places.get(account.unit, account.unit)}"
    yield from _second_steps()
    yield _("Hiệu trưởng các trường khác: mã trường, ví dụ th02, cs02, mn03.")
    note = Note.objects.filter(name=RELAY_NOTE).first()
    if note:
        secret, group, digits = note.value.split("\n")
        yield _("Liên kết của %(group)s, bốn số cuối điện thoại %(digits)s:") % {"group": group, "digits": digits}
        yield f"  {settings.ORIGIN}{reverse('public:acknowledge', args=[secret])}"
