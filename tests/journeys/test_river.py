"""A child's river, whole: a stranger tells, the ward takes it up, opens a case and walks it, a school helps, the child
is looked after, two people close it; the stranger's code says so."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.cast import TODAY, World
from tests.journeys.conftest import Enter
from tests.journeys.hands import press, says
from tests.journeys.test_case import do
from tests.journeys.test_tell import SAW, choose
from tuoitho.cases.models import Case, FollowUp, Report


def test_from_a_tip_to_a_child_out_of_labour(stage: World, enter: Enter) -> None:
    code = a_stranger_tells(enter(None, width=360))
    son, tung = enter("son", width=360), enter("tung")
    case = the_ward_opens_a_case(son)
    do(son, case, "assess_risk", "Đánh giá nguy cơ", "02")
    do(son, case, "verify", "Xác minh", "03")
    do(son, case, "hold_meeting", "Ghi biên bản họp", "minutes")
    do(son, case, "submit_plan", "Trình kế hoạch", "04")
    do(tung, case, "approve_plan", "Phê duyệt kế hoạch", "05")
    a_school_is_asked(son, case)
    the_school_helps(enter("binh", width=360))
    twice_not_working(son, case)
    do(son, case, "review", "Rà soát", "06")
    son.goto(f"/cases/{case.key}/propose-closing/")
    son.check("main input[name=reason][value=stable]")
    son.fill("main [name=note]", "Hai lần theo dõi em không làm việc, đi học đều.")
    press(son, "Đề nghị kết thúc")
    says(son, "Đang chờ Ngô Sỹ Tùng")
    do(tung, case, "confirm_closing", "Xác nhận kết thúc")
    stranger = enter(None, width=360)
    stranger.goto("/public/look-up/")
    stranger.get_by_label("Mã của bạn").fill(code)
    stranger.get_by_role("button", name="Xem").click()
    expect(stranger.get_by_role("status")).to_contain_text("Đã kết thúc")
    assert Case.objects.get().state == Report.objects.get().state == "closed"


def a_stranger_tells(page: Page) -> str:
    page.goto("/public/tell/")
    page.get_by_label("1. Bạn đã thấy gì?").fill(SAW)
    page.get_by_label("Phường", exact=True).select_option(label="Phường Vạn Phúc")
    choose(page, "4. Em ấy có đang gặp nguy hiểm", "Không rõ")
    choose(page, "5. Người khiến bạn lo", "Không")
    page.get_by_role("button", name="Gửi tin").click()
    return page.locator(".code").inner_text()


def the_ward_opens_a_case(son: Page) -> Case:
    son.goto("/cases/reports/")
    son.locator("main table a").first.click()
    says(son, SAW)
    press(son, "Nhận xử lý")
    press(son, "Lập hồ sơ")
    son.fill("input[name=name]", "Trần Gia Bảo")
    son.check("input[name=kind][value=in_labour]")
    press(son, "Lập hồ sơ")
    says(son, "Bạn là người phụ trách")
    return Case.objects.get()


def a_school_is_asked(son: Page, case: Case) -> None:
    son.goto(f"/cases/{case.key}/")
    press(son, "Dịch vụ, chuyển tuyến")
    press(son, "Chuyển tuyến")
    son.fill("input[name=q]", "vuon xanh")
    son.click("main form button")
    press(son, "Tiểu học Vườn Xanh")
    for name, value in [("kind", "school"), ("called", "given"), ("consent", "yes")]:
        son.check(f"input[name={name}][value={value}]")
    son.fill("textarea[name=asks]", "Nhận em vào lớp 5 từ tuần tới.")
    son.fill("input[name=consent_who]", "Mẹ và em, 09/11/2024")
    son.click("main form .actions button")
    says(son, "Đã gửi đi")


def the_school_helps(binh: Page) -> None:
    binh.goto("/")
    press(binh, "Xem đề nghị")
    binh.click("main li.card a")
    press(binh, "Nhận việc này")
    binh.click("main form .actions button")
    binh.click("main li.card a")
    press(binh, "Ghi đã làm xong")
    binh.fill("textarea[name=note]", "Em đã vào lớp 5A.")
    binh.click("main form .actions button")
    says(binh, "Không có đề nghị nào ở đây")


def twice_not_working(son: Page, case: Case) -> None:
    """Two follow-ups of the plan, brought to today as months would."""
    dates = FollowUp.objects.filter(case=case).order_by("due_on")
    first, *_rest = dates
    FollowUp.objects.filter(pk=first.pk).update(due_on=TODAY, since=TODAY - timedelta(days=14))
    for _ in range(2):
        son.goto(f"/cases/{case.key}/")
        press(son, "Theo dõi, học tập")
        press(son, "Ghi lần theo dõi")
        son.fill("input[name=saw]", "Em, ở trường")
        for name, value in [("working", "no"), ("schooling", "yes"), ("safe", "yes")]:
            son.check(f"input[name={name}][value={value}]")
        son.click("main form .actions button")
        says(son, "Lịch theo dõi")
    says(son, "em không còn làm việc")
