"""The words and punctuation that the layout itself adds."""

from datetime import date

import pytest

from tuoitho.documents import layout
from tuoitho.documents.blocks import Document, Letterhead, Signature


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2024, 1, 5), "Hà Đông, ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 28), "Hà Đông, ngày 28 tháng 02 năm 2024"),
        (date(2024, 3, 9), "Hà Đông, ngày 09 tháng 3 năm 2024"),
        (date(2024, 11, 25), "Hà Đông, ngày 25 tháng 11 năm 2024"),
    ],
)
def test_days_below_ten_and_months_below_three_take_a_nought(on, written):
    assert layout.dateline(Letterhead("", "", "", "Hà Đông", on)) == written


def test_an_unknown_date_leaves_gaps():
    assert layout.dateline(Letterhead("", "", "", "Hà Đông")).split() == ["Hà", "Đông,", "ngày", "tháng", "năm"]


def test_lists_end_in_semicolons_and_a_full_stop_however_they_were_typed():
    assert layout.closed(["Sở GDĐT;", "UBND quận.", "Lưu: VT"]) == ["Sở GDĐT;", "UBND quận;", "Lưu: VT."]
    assert layout.closed([]) == []


def test_one_addressee_stands_on_the_line_of_the_greeting():
    assert layout.addressed(Document((), addressees=["Sở A"])) == ["Kính gửi: Sở A"]
    assert layout.addressed(Document((), addressees=["Sở A", "Sở B"])) == ["Kính gửi:", "- Sở A;", "- Sở B."]


def test_a_deputy_signs_under_two_capital_lines():
    lines = layout.signing(Signature("KT. Trưởng phòng", "Phó Trưởng phòng", "Lê Văn An"))
    assert lines == ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]
