"""One box: whatever one may see, without tone marks, and nothing else."""

import pytest

from tests.cast import PEOPLE
from tuoitho.desk.tests.stage import under_way


@pytest.fixture
def year(world):
    return under_way(world)


def found(client, words: str) -> str:
    answer = client.get("/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode().split('id="content"')[1]


def test_people_units_plans_activities_and_articles_are_found_without_tone_marks(year, signed_in):
    hanh = signed_in("hanh")
    assert "Nguyễn Văn Đức" in found(hanh, "duc nguyen")
    assert "Tiểu học Vườn Xanh" in found(hanh, "vuon xanh")
    assert "II.2.3" in found(hanh, "thang hanh dong ve tranh")
    assert "Nói chuyện dưới cờ" in found(hanh, "noi chuyen duoi co")
    assert "LTE 2016 Đ.26" in found(hanh, "boc lot suc lao dong")


def test_a_pupil_is_found_by_nobody_outside_the_school(year, signed_in):
    for name in ("mai", "ngoc", "son", "khoa", "an", "yen"):
        assert "Nguyễn Văn Đức" not in found(signed_in(name), "nguyen van duc"), name


def test_another_schools_activity_stays_there(year, signed_in):
    assert "Họp cha mẹ đầu năm" in found(signed_in("mai"), "hop cha me dau nam")
    assert "Họp cha mẹ đầu năm" not in found(signed_in("hanh"), "hop cha me dau nam")


def test_an_article_that_nobody_verified_says_so(signed_in):
    html = found(signed_in("mai"), "dieu")
    assert "Điều luật" in html and "kết quả đầu" in html, "the group is limited and says so"


def test_nothing_found_says_what_to_try(signed_in):
    assert "Không thấy gì với" in found(signed_in("mai"), "zzz qqq")
    assert "Gõ vài chữ" in found(signed_in("mai"), "  ")


def test_words_are_shown_as_they_were_typed_and_never_run(signed_in):
    assert "<script>" not in found(signed_in("mai"), "<script>alert(1)</script>")


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "giang"])
def test_a_search_asks_twelve_queries_at_most(name, year, signed_in, django_assert_max_num_queries):
    client = signed_in(name)
    found(client, "van")
    with django_assert_max_num_queries(12):
        found(client, "van")


def test_the_auditor_has_no_search(world, signed_in):
    assert signed_in("giang").get("/search/", {"q": "van"}).status_code == 403
    assert "/search/" not in signed_in("giang").get("/").content.decode()


def test_an_article_shows_its_source_and_how_sure_we_are(signed_in):
    html = signed_in("hanh").get("/article/", {"code": "LTE 2016 Đ.26"}).content.decode()
    assert "Luật Trẻ em 102/2016/QH13" in html and "từ 01/06/2017" in html and "đã đọc văn bản gốc" in html
    assert signed_in("hanh").get("/article/", {"code": "không có"}).status_code == 404
