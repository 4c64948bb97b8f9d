from datetime import date

import pytest

from tuoitho.law.articles import ARTICLES, search_articles
from tuoitho.law.articles.children import CHILDREN
from tuoitho.law.articles.labour import LABOUR
from tuoitho.law.articles.offices import OFFICES
from tuoitho.law.articles.protection import PROTECTION


def codes(text: str, on: date | None = None) -> set[str]:
    return {article.code for article in search_articles(text, on)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NĐ 56/2017 Đ.25.1", "NĐ 56/2017 Đ.25.1"),
        ("nd 56 dieu 26.3", "NĐ 56/2017 Đ.26.3"),
        ("BLLĐ 147", "BLLĐ 147"),
        ("luật trẻ em điều 51", "LTE 2016 Đ.51"),
        ("thang hanh dong", "LTE 2016 Đ.11"),
        ("THÁNG HÀNH ĐỘNG", "LTE 2016 Đ.11"),
        ("thể thức văn bản", "NĐ 30/2020 Đ.8"),
        ("người dưới 18", "BLLĐ 143"),
        ("đêm làm", "BLLĐ 106"),
    ],
)
def test_an_article_is_found_by_its_code_or_its_words(text: str, code: str) -> None:
    assert code in codes(text)


def test_tone_marks_and_the_order_of_words_change_nothing() -> None:
    assert codes("cách ly tạm") == codes("tam cach ly") == codes("TẠM CÁCH LY") != set()


def test_every_word_counts() -> None:
    assert codes("cách ly nghị định 30") == set()


@pytest.mark.parametrize("text", ["", "  ", "…"])
def test_no_words_find_nothing(text: str) -> None:
    assert codes(text) == set()


def test_an_act_is_found_only_while_it_holds() -> None:
    fines = "xử phạt vi phạm lao động chưa thành niên"

    assert codes(fines, on=date(2024, 11, 9)) == {"NĐ 12/2022 Đ.29"}
    assert codes(fines, on=date(2026, 9, 10)) == {"NĐ 283/2026 Đ.27"}


def test_what_was_only_remembered_or_drafted_is_not_verified() -> None:
    unverified = {code for code, article in ARTICLES.items() if not article.verified}

    assert unverified == {"NĐ 12/2022 Đ.29", "TT 09/2020 PL III", "TT 09/2020 PL IV"}


def test_codes_begin_with_their_act_and_are_each_used_once() -> None:
    listed = [article.code for article in (*LABOUR, *CHILDREN, *PROTECTION, *OFFICES)]

    assert sorted(listed) == sorted(ARTICLES)
    assert all(article.code.startswith(article.act.short) for article in ARTICLES.values())
