"""The plan as a page: its own structure, states worked out from records, the lines without any."""

import re

import pytest

from tests.cast import NOW
from tuoitho.activities.models import Activity
from tuoitho.base.actors import SYSTEM
from tuoitho.desk.pages.evidence import state_of
from tuoitho.desk.tests.stage import plan_of, under_way
from tuoitho.indicators.evidence import Evidence
from tuoitho.programme import actions
from tuoitho.programme.tests.stage import drawn


@pytest.fixture
def year(world):
    return under_way(world)


def line(html: str, address: str) -> str:
    found = re.search(rf'<article class="card clause" id="{re.escape(address)}">.*?</article>', html, re.DOTALL)
    assert found, address
    return found[0]


def page(client, path="/plan/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_line_counts_the_activities_logged_under_it(year, signed_in):
    found = line(page(signed_in("mai")), "II.2.1")
    assert "2 hoạt động" in found and "Có minh chứng" in found and "/activities/?clause=II.2.1" in found


def test_a_school_sees_its_own_records_only(year, signed_in):
    assert "1 hoạt động" in line(page(signed_in("hanh")), "II.2.1")
    assert "1 hoạt động" in line(page(signed_in("ngoc")), "II.2.1"), "under the department's plan, its own activity"
    assert "Chưa có minh chứng" in line(page(signed_in("quan")), "II.2.1")


def test_a_withdrawn_activity_is_evidence_no_more(year, world, signed_in):
    Activity.objects.filter(unit=world.primary).update(withdrawn_at=NOW)
    assert "1 hoạt động" in line(page(signed_in("mai")), "II.2.1")


def test_the_duty_to_write_plans_counts_the_schools_that_adopted_one(year, world, signed_in):
    assert "1 / 4 trường đã ban hành kế hoạch" in line(page(signed_in("mai")), "IV.2.1")
    actions.adopt(by=SYSTEM, at=NOW, plan=drawn(world, world.other_school))
    assert "2 / 4 trường" in line(page(signed_in("mai")), "IV.2.1")


def test_the_report_and_the_hand_down_count_reports_and_groups(year, signed_in):
    html = page(signed_in("mai"))
    assert "0 / 4 báo cáo đã gửi" in html and "Hạn 17/11/2024" in html
    assert "0 / 2 nhóm, lớp độc lập đã xác nhận" in html


def test_a_target_counts_the_units_that_have_its_numbers(year, signed_in):
    assert "2 đơn vị có số liệu" in line(page(signed_in("mai")), "I.2.b.2")


def test_the_filter_keeps_only_lines_without_evidence(year, signed_in):
    client = signed_in("mai")
    whole, only = page(client), page(client, "/plan/?without=1")
    assert 'id="II.2.1"' in whole and 'id="II.2.1"' not in only and 'id="II.2.2"' in only
    said = re.search(r"Nội dung chưa có minh chứng · (\d+)", whole)
    assert said and only.count('class="card clause"') == int(said[1])


def test_the_evidence_of_a_line_opens_the_records(year, world, signed_in):
    path = f"/plan/{plan_of(world.department).key}/II.2.1/"
    html = page(signed_in("mai"), path)
    assert "Họp cha mẹ đầu năm" in html and "90 lượt" in html
    part = signed_in("mai").get(path, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and "Họp cha mẹ đầu năm" in part


def test_who_is_missing_is_named_to_whoever_may_see_them(year, world, signed_in):
    html = page(signed_in("mai"), f"/plan/{plan_of(world.department).key}/IV.2.1/")
    assert "Hoa Gạo" in html and "Vườn Xanh" not in html.split("Còn thiếu")[1].split("</ul>")[0]


def test_a_line_that_is_not_there_is_not_found(year, world, signed_in):
    assert signed_in("mai").get(f"/plan/{plan_of(world.department).key}/II.9.9/").status_code == 404


def test_an_outsider_does_not_open_a_schools_plan(year, world, signed_in):
    path = f"/plan/{plan_of(world.primary).key}/"
    assert signed_in("hanh").get(path).status_code == 200
    for outsider in ("ngoc", "linh"):
        assert signed_in(outsider).get(path).status_code == 404


def test_without_a_plan_the_page_says_how_to_begin(world, signed_in):
    html = page(signed_in("mai"))
    assert "Chưa có kế hoạch nào được ban hành" in html and "/plans/" in html


@pytest.mark.parametrize("name", ["mai", "hanh", "cuc", "son", "yen", "an"])
def test_the_plan_asks_twelve_queries_at_most(name, year, world, signed_in, django_assert_max_num_queries):
    client, of_a_line = signed_in(name), f"/plan/{plan_of(world.department).key}/IV.2.1/"
    page(client)
    with django_assert_max_num_queries(12):
        page(client)
    with django_assert_max_num_queries(12):
        page(client, of_a_line)


@pytest.mark.parametrize(
    ("evidence", "over", "status"),
    [
        ([], False, ""),
        ([Evidence("activities", 0)], False, "not_enough_data"),
        ([Evidence("activities", 0)], True, "late"),
        ([Evidence("activities", 3)], True, "done"),
        ([Evidence("activities", 0), Evidence("plans", 130, 130)], False, "done"),
        ([Evidence("plans", 122, 130)], False, "near"),
        ([Evidence("plans", 60, 130)], False, "due"),
        ([Evidence("plans", 60, 130)], True, "missed"),
        ([Evidence("groups", 0, 0)], False, "not_enough_data"),
    ],
)
def test_a_state_follows_from_the_records_alone(evidence, over, status):
    assert state_of(evidence, over)[0] == status


def test_everybody_without_a_plan_is_listed_within_ones_sight(year, signed_in, django_assert_max_num_queries):
    mai = signed_in("mai")
    html = page(mai, "/missing/").split('id="schools"')[1]
    schools, groups = html.split('id="groups"')
    assert "Hoa Gạo" in schools and "Vườn Xanh" not in schools and "Hoa Nắng" in groups
    assert "Hoa Gạo" not in page(signed_in("hanh"), "/missing/")
    with django_assert_max_num_queries(12):
        page(mai, "/missing/")
