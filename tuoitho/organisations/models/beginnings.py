"""Whether an installation is still empty."""

from django.utils.translation import gettext as _

from tuoitho.base.models import Note
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models.people import User
from tuoitho.organisations.models.units import Unit

ILLUSTRATIVE = "illustrative"


class AlreadyStarted(Refused):
    """The installation has people or units: nothing is done again."""


def require_empty() -> None:
    """`Refused` in a store of illustrative data, `AlreadyStarted` where someone is at work."""
    if Note.objects.filter(name=ILLUSTRATIVE).exists():
        raise Refused(
            _("Kho này chứa dữ liệu minh hoạ, không dùng để làm thật."),
            todo=_("Hãy chọn thư mục khác bằng TUOITHO_DATA rồi chạy lại."),
            code="start.illustrative",
        )
    if User.objects.exists() or Unit.objects.exists():
        raise AlreadyStarted(_("Kho này đã được bắt đầu, không có gì phải làm."), code="start.done")
