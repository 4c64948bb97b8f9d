import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from tuoitho.base.actors import SYSTEM
from tuoitho.base.clock import now
from tuoitho.base.refusals import Refused
from tuoitho.organisations import actions
from tuoitho.organisations.models import Unit
from tuoitho.organisations.models.accounts import Issued, NewAccount
from tuoitho.organisations.models.beginnings import AlreadyStarted, require_empty
from tuoitho.organisations.pages.slips import slips

# Earlier years may be entered as head-counts, so the first units stand since then.
YEARS_BACK = 5
QUESTIONS = {
    "name": "Họ và tên người quản trị đầu tiên",
    "username": "Tên đăng nhập (Enter: đặt theo tên)",
    "department": "Tên đơn vị đứng đầu (ví dụ: Phòng Giáo dục và Đào tạo quận Hà Đông)",
    "city": "Đơn vị cấp trên (Enter: không có)",
}
ENVIRONMENT = "TUOITHO_START_"
OPTIONAL = {"username", "city"}
CODES = {"department": "PHONG", "city": "SO"}


class Command(BaseCommand):
    help = "Begin an empty, real installation: its first unit and administrator, whose slip is written as a PDF."

    def add_arguments(self, parser: CommandParser) -> None:
        for option, question in QUESTIONS.items():
            parser.add_argument(f"--{option}", default=os.environ.get(ENVIRONMENT + option.upper()), help=question)
        parser.add_argument("--code", default=CODES["department"], help="Mã của đơn vị đứng đầu")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("keys")
        try:
            require_empty()
            answers = {option: self._answer(option, options[option]) for option in QUESTIONS}
            issued = self._start(answers, options["code"])
        except AlreadyStarted as done:
            self.stdout.write(str(done))
            return
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        path = _save(slips([issued], now()), issued)
        self.stdout.write(
            f"Đã bắt đầu. Phiếu tài khoản của {issued.user.username}: {path}\n"
            "Hãy in phiếu rồi xoá tệp; mật khẩu trên phiếu không được giữ ở nơi nào khác."
        )

    def _answer(self, option: str, given: str | None) -> str:
        if given is None and not self._may_ask():
            if option in OPTIONAL:
                return ""
            raise CommandError(
                f"Thiếu {ENVIRONMENT}{option.upper()} (hoặc --{option}): {QUESTIONS[option]}.", returncode=2
            )
        while given is None or not (given.strip() or option in OPTIONAL):
            given = input(f"{QUESTIONS[option]}: ")
        return given.strip()

    def _may_ask(self) -> bool:
        return os.isatty(0)

    def _start(self, answers: dict[str, str], code: str) -> Issued:
        moment = now()
        first_day = moment.date().replace(year=moment.year - YEARS_BACK, month=1, day=1)
        unit = Unit(code=code, kind=Unit.Kind.DEPARTMENT, name=answers["department"], starts_on=first_day)
        above = None
        if answers["city"]:
            above = Unit(code=CODES["city"], kind=Unit.Kind.CITY, name=answers["city"], starts_on=first_day)
        administrator = NewAccount(answers["name"], unit, "administrator", moment.date(), username=answers["username"])
        return actions.start(administrator=administrator, above=above, by=SYSTEM, at=moment)


def _save(data: bytes, issued: Issued) -> Path:
    path = Path(settings.DATA) / f"phieu-{issued.user.username}.pdf"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return path
