"""What a donor's money did: on the screen, as a page to send, on paper (words on paper are Vietnamese)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tuoitho.documents.blocks import Block, Document, Heading, Paragraph, Run, Table
from tuoitho.programme.models import Donor, Income, Pledge, Spending
from tuoitho.programme.pages.money import numbers
from tuoitho.programme.reader.amounts import DONG, rate_in_words, write_amount

MOST = 200
_NEWEST = ("-moved_on", "-pk")


@dataclass(frozen=True)
class Purpose:
    """A task: what of the donor's money went to it; `activities`: how many were recorded for it since money came."""

    address: str
    words: str
    vnd: int
    activities: int | None


@dataclass(frozen=True)
class Given:
    """A receipt: the day, the amount as it came, its rate where there was one, đồng, the paper."""

    on: date
    amount: str
    rate: str
    vnd: int
    paper: str
    receipted: bool


@dataclass(frozen=True)
class Used:
    """Money that went out: on a task, or back to the donor."""

    on: date
    address: str
    purpose: str
    vnd: int
    returned: bool
    paper: str
    receipted: bool


@dataclass(frozen=True)
class Promise:
    """A pledge: how far it is fulfilled, as a status of the kit and its words. `open`: it may still be withdrawn."""

    pledge: Pledge
    amount: str
    came: int
    status: str
    words: str
    open: bool


@dataclass(frozen=True)
class DonorPage:
    """Sums are of all years, đồng. Only the latest lines are listed; `more`: there are older ones."""

    name: str
    unit: str
    received: int
    spent: int
    returned: int
    purposes: tuple[Purpose, ...]
    given: tuple[Given, ...]
    used: tuple[Used, ...]
    more: bool

    @property
    def left(self) -> int:
        return self.received - self.spent - self.returned


def donor_page(
    donor: Donor,
    incomes: QuerySet[Income],
    spendings: QuerySet[Spending],
    by_task: Mapping[str, int],
    tasks: Mapping[str, str],
    activities: Mapping[str, int] | None = None,
) -> DonorPage:
    """`donor` with its sums, entries that stand, what went to each task. `activities`: clause → activities since the
    first receipt, where someone counted them."""
    came, went = list(incomes.order_by(*_NEWEST)[: MOST + 1]), list(spendings.order_by(*_NEWEST)[: MOST + 1])
    return DonorPage(
        donor.name,
        donor.unit.name,
        donor.received,  # type: ignore[attr-defined]
        donor.spent,  # type: ignore[attr-defined]
        donor.returned,  # type: ignore[attr-defined]
        tuple(
            Purpose(address, tasks.get(address, ""), vnd, _under(address, activities))
            for address, vnd in sorted(by_task.items(), key=lambda one: numbers(one[0]))
        ),
        tuple(_given(one) for one in came[:MOST]),
        tuple(
            Used(one.moved_on, one.clause, one.purpose, one.vnd, one.returned, one.paper, one.receipted)
            for one in went[:MOST]
        ),
        len(came) > MOST or len(went) > MOST,
    )


def promises(pledges: Sequence[Pledge]) -> list[Promise]:
    """Pledges as `queries.pledges_of` gives them."""
    return [_promise(one) for one in pledges]


def donor_paper(page: DonorPage, on: date, *, illustrative: bool = False) -> Document:
    """The same page as a sheet to print."""
    return Document(
        _body(page, on), kind="TÌNH HÌNH SỬ DỤNG KHOẢN ĐÓNG GÓP", title=page.name, illustrative=illustrative
    )


def _body(page: DonorPage, on: date) -> list[Block]:
    sums = [("Đã nhận", page.received), ("Đã chi", page.spent), ("Đã trả lại", page.returned), ("Còn lại", page.left)]
    body: list[Block] = [
        Paragraph(f"Đơn vị nhận: {page.unit}. Số liệu đến ngày {on:%d/%m/%Y}."),
        Table(("Khoản", "Đồng"), [(word, _money(vnd)) for word, vnd in sums], (3, 2), "lr"),
        Heading(2, "1. Theo nhiệm vụ của kế hoạch"),
        Table(
            ("Mã", "Nhiệm vụ", "Đã chi (đồng)"),
            [(one.address, one.words, _money(one.vnd)) for one in page.purposes],
            (1, 5, 2),
            "llr",
        ),
        Heading(2, "2. Các khoản đã nhận"),
        Table(
            ("Ngày", "Số tiền", "Đồng", "Chứng từ"),
            [
                (f"{one.on:%d/%m/%Y}", f"{one.amount} {one.rate}".strip(), _money(one.vnd), _paper(one))
                for one in page.given
            ],
            (2, 4, 2, 2),
            "llrl",
        ),
        Heading(2, "3. Các khoản đã chi, đã trả lại"),
        Table(
            ("Ngày", "Nội dung", "Đồng", "Chứng từ"),
            [
                (
                    f"{one.on:%d/%m/%Y}",
                    f"Trả lại: {one.purpose}" if one.returned else f"{one.address} {one.purpose}",
                    _money(one.vnd),
                    _paper(one),
                )
                for one in page.used
            ],
            (2, 4, 2, 2),
            "llrl",
        ),
    ]
    if page.more:
        body.append(Paragraph([Run(f"Các tổng gồm cả những dòng cũ hơn {MOST} dòng mới nhất.", italic=True)]))
    return body


def _money(vnd: int) -> str:
    return write_amount(vnd)


def _paper(one: Given | Used) -> str:
    return one.paper or ("có bản quét" if one.receipted else "chưa có")


def _given(one: Income) -> Given:
    rate = ""
    if one.currency != DONG:
        words = {"rate": rate_in_words(one.rate), "source": one.rate_source}
        words["day"] = f"{one.rate_on:%d/%m/%Y}" if one.rate_on else ""
        rate = _("(tỷ giá %(rate)s, %(source)s, %(day)s)") % words
    return Given(one.moved_on, one.in_words, rate, one.vnd, one.paper, one.receipted)


def _under(address: str, activities: Mapping[str, int] | None) -> int | None:
    if activities is None:
        return None
    return sum(n for at, n in activities.items() if at == address or at.startswith(f"{address}."))


def _promise(one: Pledge) -> Promise:
    came: int = one.came  # type: ignore[attr-defined]
    mixed: int = one.others  # type: ignore[attr-defined]
    have, want = (came, one.vnd) if mixed else (one.same or 0, one.amount)  # type: ignore[attr-defined]
    if one.withdrawn_at:
        status, words = "not_applicable", _("Đã rút: %(because)s") % {"because": one.withdrawn_because}
    elif have > want:
        status, words = "ask", _("Nhận nhiều hơn cam kết")
    elif have == want:
        status, words = "done", _("Đã nhận đủ")
    elif have > 0:
        status, words = "near", _("Đã nhận một phần")
    else:
        status, words = "waiting", _("Chưa nhận")
    return Promise(one, one.in_words, came, status, words, one.withdrawn_at is None)
