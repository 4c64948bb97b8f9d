"""Every role finds its own desk: gaps first, nothing it may not see, few questions to the store."""

import re

import pytest
from django.test import Client

from tests.cast import PEOPLE
from tuoitho.desk.pages.desks import DESKS
from tuoitho.desk.tests.stage import under_way
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.rules import ROLES
from tuoitho.programme.models import Plan
from tuoitho.reporting.models import Submission


@pytest.fixture
def year(world):
    return under_way(world)


def page(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_role_has_a_desk():
    assert set(DESKS) == set(ROLES)


@pytest.mark.parametrize("name", [*PEOPLE, "thu"])
def test_a_desk_opens_with_twelve_queries_at_most(name, year, signed_in, django_assert_max_num_queries):
    client = signed_in(name)
    page(client)
    with django_assert_max_num_queries(12):
        page(client)


@pytest.mark.parametrize("name", [*PEOPLE, "thu"])
def test_an_empty_installation_opens_too(name, world, signed_in):
    page(signed_in(name))


def test_the_department_sees_gaps_first(year, signed_in):
    html = page(signed_in("mai"))
    assert "Còn 8 ngày: hạn báo cáo hết ngày 17/11" in html
    assert "4 trường chưa gửi báo cáo năm" in html and "3 trường chưa ban hành kế hoạch" in html
    assert html.index("chưa gửi báo cáo năm") < html.index("chưa ban hành kế hoạch"), "by due date"
    assert "2 nhóm trẻ, lớp mẫu giáo độc lập chưa xác nhận" in html and "MN Cánh Diều hướng dẫn 2 nhóm" in html


def test_what_is_late_says_so_once_the_day_is_over(year, world, signed_in):
    year.due_on = year.due_on.replace(day=1)
    year.save()
    html = page(signed_in("mai"))
    assert "4 trường chậm báo cáo năm" in html and "Hạn báo cáo đã hết" in html


def test_another_department_sees_nothing_of_this_one(year, signed_in):
    html = page(signed_in("linh"))
    assert "Vườn Xanh" not in html and "Cánh Diều" not in html


def test_an_inspector_reads_the_gaps_and_is_offered_no_step(year, signed_in):
    html = page(signed_in("khoa"))
    assert "4 trường chưa gửi báo cáo năm" in html
    assert "Nhắc các trường" not in html and "Duyệt tiếp" not in html


def test_a_head_reads_how_far_the_report_is_and_what_it_takes(year, world, signed_in):
    Submission.objects.filter(unit=world.primary).update(begun_at="2024-11-08T08:00+07:00")
    html = page(signed_in("hanh"))
    assert re.search(r"Báo cáo năm 2024 còn \d+ câu hỏi, khoảng \d+ phút", html)
    assert "Trường chưa có kế hoạch" not in html


def test_a_school_without_a_plan_is_one_step_from_drawing_it(year, signed_in):
    html = page(signed_in("ngoc"))
    assert "Trường chưa có kế hoạch" in html and "/plans/draw/" in html


def test_a_draft_waits_for_the_head_and_is_the_focal_persons_to_finish(year, world, signed_in):
    Plan.objects.filter(unit=world.primary).update(state="draft", adopted_at=None)
    key = Plan.objects.get(unit=world.primary).key
    assert f"/plans/{key}/adopt/" in page(signed_in("hanh"))
    assert f"/plans/{key}/correct/" in page(signed_in("binh"))


@pytest.mark.parametrize(
    ("state", "head", "focal"),
    [
        ("for_signature", "chờ bạn ký", "đang chờ hiệu trưởng ký"),
        ("signed", "đã ký, chưa gửi", "đã ký, chưa gửi"),
        ("returned", "được trả lại", "được trả lại"),
    ],
)
def test_the_next_step_of_the_report_is_told_to_whoever_takes_it(state, head, focal, year, world, signed_in):
    Submission.objects.filter(unit=world.primary).update(state=state)
    assert head in page(signed_in("hanh")) and focal in page(signed_in("binh"))


def test_a_preschool_sees_which_of_its_groups_have_not_confirmed(year, signed_in):
    html = page(signed_in("cuc"))
    assert "2 nhóm, lớp độc lập chưa xác nhận" in html and "Hoa Nắng" in html


def test_a_class_teacher_finds_the_own_class_as_one_large_button(year, signed_in):
    html = page(signed_in("lan"))
    assert "Cả lớp, trừ em vắng" in html and "/activities/quick/class/" in html
    assert "chưa gửi báo cáo" not in html


def test_a_ward_officer_states_what_is_missing_and_the_chair_reads_who_does(year, signed_in):
    assert "/registry/HD-W01/headcounts/" in page(signed_in("son"))
    chair = page(signed_in("tung"))
    assert "Khai số" not in chair and "người làm công tác bảo vệ trẻ em của phường khai số này" in chair


def test_the_city_reads_figures_then_and_now(year, signed_in):
    html = page(signed_in("yen"))
    assert "tree=now" in html and "Phòng Giáo dục và Đào tạo quận Hà Đông" in html


def test_the_administrator_sees_who_has_no_head_and_what_reform_waits(year, world, signed_in):
    Post.objects.filter(user=world.quan).delete()
    html = page(signed_in("an"))
    assert "1 trường chưa có tài khoản hiệu trưởng" in html and "THCS Đồng Cỏ" in html


def test_the_auditor_reads_whether_the_chain_holds(world, signed_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        under_way(world)
    assert "Nhật ký còn nguyên" in page(signed_in("giang"))


def test_a_deputy_sits_at_the_desk_of_the_one_they_stand_in_for(year, signed_in):
    assert "Báo cáo năm 2024" in page(signed_in("thu"))


def test_whoever_holds_two_posts_chooses_the_desk(year, world, signed_in):
    second = Post.objects.create(user=world.lan, unit=world.ward, role="ward_chair", starts_on="2020-01-01")
    client = signed_in("lan")
    assert f"?post={second.key}" in page(client)
    assert "Phường Vạn Phúc, năm báo cáo" in page(client, f"/?post={second.key}")
    someone_elses = Post.objects.get(user=world.hanh)
    assert client.get(f"/?post={someone_elses.key}").status_code == 404


def test_the_former_head_has_no_desk(year, signed_in):
    assert signed_in("dung").get("/").status_code == 403


def test_a_beginning_says_where_to_begin(world, signed_in):
    assert "Bắt đầu từ kế hoạch" in page(signed_in("mai"))
    Unit.objects.filter(kind="school").update(ends_on="2024-01-01")
    assert "/units/import/" in page(signed_in("an"))


def test_a_school_is_asked_only_for_numbers_of_its_own(year, signed_in):
    html = page(signed_in("ngoc"))
    asked = html.split("Khai số người còn thiếu")[1].split("</li>")[0]
    assert "Cán bộ, giáo viên, nhân viên" in asked and "sống trên địa bàn" not in asked


def test_the_desk_speaks_english_too(year, signed_in):
    client = signed_in("mai")
    client.cookies["django_language"] = "en"
    html = page(client)
    assert "8 days left: reports are due by the end of 17/11" in html and "Remind the schools" in html
    assert ">Targets" in html and ">Units" in html


def test_an_installation_without_a_department_officer_says_so_first(world, signed_in):
    Post.objects.filter(role="officer").delete()
    assert "Chưa có chuyên viên phòng giáo dục" in page(signed_in("an"))
