"""The frame shows what it is told and hides what it is not told."""

import re
from datetime import date

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

MENU = [
    {"label": "Bàn làm việc", "url": "/", "icon": "grid-1x2", "active": True},
    {"label": "Báo cáo năm", "url": "/reports/", "icon": "file-earmark-text", "badge": 23},
]


def page(**frame: object) -> str:
    return render_to_string("frame.html", {"frame": frame, "request": RequestFactory().get("/plans/?year=2024")})


def test_the_menu_marks_where_the_person_is_and_what_waits():
    html = page(menu=MENU)
    assert re.search(r'href="/" aria-current="page">.*Bàn làm việc', html)
    assert '<span class="badge-count">23</span>' in html
    assert html.count("aria-current=") == 1


def test_a_frame_that_is_told_nothing_offers_nothing():
    html = page()
    assert 'role="search"' not in html
    assert "illustrative" not in html
    assert "Đăng xuất" not in html


def test_illustrative_data_says_so_with_its_day():
    html = page(illustrative=True, today=date(2024, 11, 9))
    assert "Dữ liệu minh hoạ" in html
    assert "09/11/2024" in html


def test_the_search_box_leads_where_it_is_told():
    assert '<form class="search" role="search" method="post" action="/search/">' in page(search_url="/search/")


def test_the_person_and_the_unit_stand_at_the_top_with_the_way_out():
    html = page(viewer_name="Nguyễn Thị Hoàng Mai", viewer_unit="Phòng GDĐT", menu=MENU)
    assert "<strong>Nguyễn Thị Hoàng Mai</strong>" in html
    assert "Phòng GDĐT" in html
    assert re.search(r'<form method="post" action="/accounts/logout/">.*Đăng xuất', html, re.DOTALL)


def test_changing_the_language_comes_back_to_the_same_page():
    html = page(viewer_name="Mai")
    assert '<input type="hidden" name="next" value="/plans/?year=2024">' in html


@pytest.mark.parametrize(("language", "words"), [("vi", "Đến nội dung chính"), ("en", "Skip to the content")])
def test_the_first_stop_of_the_keyboard_skips_to_the_content(language, words):
    with override(language):
        html = page(menu=MENU)
    assert f'<html lang="{language}">' in html
    assert re.search(rf'<body[^>]*>\s*<a class="skip" href="#content">{words}</a>', html)


def test_the_scripts_of_htmx_keep_the_content_security_policy():
    assert '"includeIndicatorStyles":false,"allowEval":false' in page()


def test_the_page_of_a_failure_looks_like_the_house_and_needs_nothing_of_the_request():
    html = render_to_string("500.html")
    assert '<link rel="stylesheet" href="/static/kit.css">' in html
    assert "Something went wrong" in html
