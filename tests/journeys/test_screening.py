"""Sơn screens a child's work where there is no signal; nothing is lost, it is saved once, the result stays covered."""

from playwright.sync_api import Page, Route, expect

from tests.cast import World
from tests.journeys.hands import press, says
from tuoitho.cases.models import Case, Screening
from tuoitho.cases.tests.stage import a_case

SAVE = "Lưu phiếu sàng lọc"


def fill(page: Page, case: Case) -> None:
    page.goto(f"/cases/{case.key}/screen/")
    page.fill("input[name=worked_on]", "08/11/2024")
    page.fill("input[name=task]", "Nấu, thổi, đúc, cán, dập, hàn kim loại")
    page.fill("textarea[name=note]", "Em thổi bễ ở lò rèn sau giờ học.")
    for name, value in (("relation", "employed"), ("hours_day", "d8"), ("night", "unknown")):
        page.check(f"input[name={name}][value={value}]")


def test_without_signal_nothing_is_lost_and_with_it_all_is_saved_once(enter, stage: World):
    case = a_case(stage, kind="at_risk")
    page = enter("son", width=360)
    fill(page, case)
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_be_visible()
    press(page, SAVE)
    expect(page.locator("[data-offline]")).to_be_visible()
    assert page.input_value("textarea[name=note]") == "Em thổi bễ ở lò rèn sau giờ học."
    assert page.is_checked("input[name=hours_day][value=d8]") and not Screening.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.get_by_role("button", name=SAVE).dblclick()
    page.wait_for_url("**/screenings/")
    assert Screening.objects.count() == 1


def test_a_network_that_carries_nothing_is_noticed_too(enter, stage: World):
    """The browser believes it is connected, as on a telephone with one bar."""
    case = a_case(stage)
    page = enter("son", width=360)
    fill(page, case)
    page.route("**/screen/", lambda route: route.abort())
    press(page, SAVE)
    expect(page.locator("[data-offline]")).to_be_visible()
    assert page.input_value("input[name=worked_on]") == "08/11/2024" and not Screening.objects.exists()
    page.unroute("**/screen/")
    press(page, SAVE)
    page.wait_for_url("**/screenings/")
    assert Screening.objects.count() == 1


def test_a_page_sent_again_after_its_answer_was_lost_is_saved_once(enter, stage: World):
    case = a_case(stage)
    page = enter("son")
    fill(page, case)
    page.route("**/screen/", lose_the_answer)
    press(page, SAVE)
    expect(page.locator("[data-offline]")).to_be_visible()
    assert Screening.objects.count() == 1
    page.unroute("**/screen/")
    press(page, SAVE)
    page.wait_for_url("**/screenings/")
    assert Screening.objects.count() == 1


def lose_the_answer(route: Route) -> None:
    route.fetch(max_redirects=0)
    route.abort()


def test_what_is_wrong_is_shown_as_on_any_page(enter, stage: World):
    page = enter("son")
    fill(page, a_case(stage))
    page.fill("input[name=exact_day]", "25")
    press(page, SAVE)
    says(page, "Một ngày chỉ có 24 giờ.")
    assert page.input_value("input[name=exact_day]") == "25" and not Screening.objects.exists()
    page.fill("input[name=exact_day]", "5")
    press(page, SAVE)
    page.wait_for_url("**/screenings/")
    says(page, "Đã lưu")


def test_the_result_is_covered_until_it_is_opened_and_all_of_it_reads_well(enter, look, stage: World):
    case = a_case(stage, kind="at_risk")
    page = enter("son")
    fill(page, case)
    look(page, "screen")
    fill(page, case)
    press(page, SAVE)
    page.wait_for_url("**/screenings/")
    verdict = page.locator("main").get_by_text("Có dấu hiệu trái quy định", exact=True)
    expect(verdict).to_be_hidden()
    look(page, "screenings")
    page.locator("summary", has_text="Hiện kết quả").click()
    expect(verdict).to_be_visible()
    says(page, "BLLĐ 147.1.e", "100.000.000–150.000.000", "BLHS Đ.296", "chưa xác minh")


def test_the_administrator_verifies_an_entry_and_the_list_says_who(enter, look, stage: World):
    page = enter("an")
    page.goto("/cases/catalogue/?show=unverified")
    look(page, "catalogue")
    page.get_by_role("link", name="Xác minh TT09-IV.4").click()
    look(page, "verify_entry")
    page.check("input[name=confidence][value=R]")
    page.fill("input[name=source]", "Công báo số 1151, phụ lục IV, đọc ngày 08/11/2024")
    press(page, "Lưu")
    says(page, "Công báo số 1151", "Lý Bình An")
    page.goto("/cases/catalogue/place/TT09-IV.4/edit/")
    look(page, "edit_entry")
