"""What the pages of the register show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tuoitho.base.parts import local
from tuoitho.law.articles import ARTICLES
from tuoitho.law.guidance import Line, advice_on, guidance_for
from tuoitho.organisations.queries import Viewer
from tuoitho.registry.models import Employer, EmployerCommitment
from tuoitho.registry.queries import alike, commitments_of, other_names_of, reached_in, self_checks_of


@dataclass(frozen=True)
class Double:
    """An entry and the earlier one it resembles; `same` says by what."""

    entry: Employer
    first: Employer
    same: str


@dataclass(frozen=True)
class EmployerPage:
    """`facts`: (label, value). `years`: (year, what reached it). `resembling`: (name, number, address, key). `checks`:
    (sent, answered, advice)."""

    facts: list[tuple[str, Any]]
    open: bool
    years: list[tuple[int, str]]
    other_names: list[Employer]
    resembling: list[tuple[str, str, str, UUID]]
    commitments: list[tuple[EmployerCommitment, bool]]
    checks: list[tuple[datetime, datetime | None, list[tuple[str, str]]]]
    guidance: list[tuple[str, str]]


def employer_page(viewer: Viewer, employer: Employer) -> EmployerPage:
    """Five queries."""
    words = {"informed": _("được cung cấp thông tin"), "trained": _("được tập huấn")}
    years: dict[int, list[str]] = {}
    for year, theme in reached_in(viewer, employer):
        years.setdefault(year, []).append(words[theme])
    merged = employer.merged_into_id is not None
    return EmployerPage(
        [(label, value) for label, value in _facts(employer) if value not in ("", None)],
        employer.is_open(viewer.on),
        [(year, ", ".join(said)) for year, said in years.items()],
        other_names_of(viewer, employer),
        [] if merged or employer.told_apart else alike_in_words(alike(viewer, employer)),
        [(one, one.due(viewer.on)) for one in commitments_of(viewer, employer)],
        [
            (one.sent_at, one.answered_at, lines_in_words(advice_on(one.answers or {})) if one.answered_at else [])
            for one in self_checks_of(viewer, employer)
        ],
        lines_in_words(guidance_for(employer.sector)),
    )


def lines_in_words(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Each line in the reader's language, with its article and whether that is verified."""
    return [(_(line.text), _cited(line.article)) for line in lines]


def _cited(code: str) -> str:
    article = ARTICLES[code]
    return code if article.verified else _("%(code)s, chưa xác minh") % {"code": code}


def alike_in_words(rows: Sequence[Employer]) -> list[tuple[str, str, str, UUID]]:
    """Name, number, address and key."""
    return [(row.name, row.number or "", row.address, row.key) for row in rows]


def doubles(rows: Sequence[Employer], firsts: Mapping[int, Employer]) -> list[Double]:
    """The pairs to look at."""
    return [Double(row, firsts[row.pk], _same(row, firsts[row.pk])) for row in rows if row.pk in firsts]


def _same(one: Employer, other: Employer) -> str:
    by_number = one.number_token is not None and one.number_token == other.number_token
    if by_number and one.name_key == other.name_key:
        return _("cùng mã số, tên giống nhau")
    return _("cùng mã số") if by_number else _("tên giống nhau")


def _facts(employer: Employer) -> list[tuple[str, Any]]:
    truth = {True: _("Có"), False: _("Không"), None: ""}
    young = [
        (_("chưa đủ 13 tuổi"), employer.workers_under_13),
        (_("đủ 13 đến chưa đủ 15 tuổi"), employer.workers_13_14),
        (_("đủ 15 đến chưa đủ 18 tuổi"), employer.workers_15_17),
    ]
    return [
        (_("Loại"), employer.get_kind_display()),
        (_("Mã số thuế hoặc mã số hộ kinh doanh"), employer.number or ""),
        (_("Địa chỉ"), employer.address),
        (_("Ngành nghề"), employer.get_sector_display() if employer.sector else ""),
        (_("Hoạt động từ ngày"), date_format(employer.opened_on, "d/m/Y") if employer.opened_on else ""),
        (_("Ngừng hoạt động từ ngày"), date_format(employer.closed_on, "d/m/Y") if employer.closed_on else ""),
        (_("Doanh nghiệp nhỏ và vừa"), truth[employer.small]),
        (_("Thuộc làng nghề"), truth[employer.craft_village]),
        (_("Có đăng ký kinh doanh (khu vực chính thức)"), truth[employer.formal]),
        (_("Số người làm việc"), local(employer.workers) if employer.workers is not None else ""),
        (_("Người dưới 18 tuổi"), "; ".join(f"{label}: {count}" for label, count in young if count is not None)),
        (_("Người liên hệ, điện thoại"), employer.contact or ""),
        (_("Lưu ý về nguy cơ"), employer.risk or ""),
    ]
