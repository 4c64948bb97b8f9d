"""Account slips to cut out and hand over."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tuoitho.base.clock import now
from tuoitho.documents import pdf
from tuoitho.documents.blocks import Document, Paragraph, Slip, Slips
from tuoitho.organisations.models import User
from tuoitho.organisations.models.accounts import Issued
from tuoitho.organisations.pages.answers import PDF
from tuoitho.organisations.rules import ROLES


def slips(issued: Sequence[Issued], at: datetime) -> bytes:
    """The slips as one .pdf. The passwords stand nowhere else: lost paper means a new slip."""
    explained = _(
        "Cắt theo đường đứt nét, trao tận tay. Mật khẩu lần đầu chỉ dùng một lần: khi đăng nhập, "
        "chương trình yêu cầu đặt mật khẩu của riêng mình."
    )
    document = Document(title=_("PHIẾU TÀI KHOẢN"), body=[Paragraph(explained), Slips([_slip(one) for one in issued])])
    return pdf.render(document, at)


def recovery_slip(user: User, codes: Sequence[str]) -> str:
    """The recovery codes as a .pdf inside the page: they are shown once, and stand on paper afterwards."""
    explained = _("Dùng khi mất điện thoại, mỗi mã một lần. In ra và cất như cất chìa khoá.")
    numbered = [(f"{place}.", code) for place, code in enumerate(codes, 1)]
    slip = Slip(f"{user.full_name} · {user.username}", numbered)
    document = Document(title=_("MÃ DỰ PHÒNG"), body=[Paragraph(explained), Slips([slip])])
    return _inline(pdf.render(document, now()))


def _inline(data: bytes) -> str:
    return f"data:{PDF};base64,{b64encode(data).decode()}"


def slips_page(request: HttpRequest, issued: Sequence[Issued], at: datetime) -> HttpResponse:
    """What was made, with the slips inside the page itself: no second request could print a password again."""
    name = issued[0].user.username if len(issued) == 1 else f"{len(issued)}-tai-khoan"
    file = _inline(slips(issued, at))
    answer = render(request, "organisations/slips.html", {"issued": issued, "file": file, "name": f"phieu-{name}.pdf"})
    answer["Cache-Control"] = "no-store"
    return answer


def _slip(issued: Issued) -> Slip:
    address = settings.ORIGIN.rstrip("/") + reverse("account_login")
    return Slip(
        title=issued.user.full_name,
        lines=[
            (_("Đơn vị"), issued.unit.name),
            (_("Vai trò"), str(ROLES[issued.role].label)),
            (_("Tên đăng nhập"), issued.user.username),
            (_("Mật khẩu lần đầu"), issued.password),
            (_("Trang đăng nhập"), address),
        ],
        link=address,
    )
