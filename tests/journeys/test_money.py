"""A gift is promised, comes, is spent, and its giver sees what it did."""

from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import line_of, press, says
from tuoitho.programme.tests.stage import adopted

DONOR = "Quỹ Ánh Dương"


def test_a_pledge_becomes_a_page_for_its_donor(stage: World, enter: Enter, look: Look) -> None:
    adopted(stage.department)
    binh, giver = enter("binh"), enter(None, width=360)

    binh.goto("/plans/")
    press(binh, "Kinh phí thực hiện kế hoạch")
    says(binh, "Chưa có khoản nào của năm này")
    plan_to_spend(binh)
    a_donor_promises_and_gives(binh, look)
    the_money_is_spent(binh, look)
    the_donor_reads_what_it_did(giver, the_page_is_sent(binh, look), look)
    the_department_reads_and_does_not_write(enter("mai"))


def plan_to_spend(binh: Page) -> None:
    press(binh, "Ghi dự toán")
    binh.get_by_label("Nhiệm vụ của kế hoạch").select_option("II.2")
    binh.get_by_label("Đóng góp từ nước ngoài").check()
    binh.get_by_label("Số tiền (đồng)").fill("20 triệu")
    press(binh, "Ghi vào sổ")
    says(binh, "Đã ghi dự toán.", "20.000.000")


def a_donor_promises_and_gives(binh: Page, look: Look) -> None:
    press(binh, "Nhà tài trợ")
    press(binh, "Thêm nhà tài trợ")
    binh.get_by_label("Tên tổ chức, doanh nghiệp hoặc cá nhân").fill(DONOR)
    binh.get_by_label("Nước ngoài").check()
    press(binh, "Ghi vào sổ")
    press(binh, "Ghi cam kết")
    euros(binh, "1.200.00", "01/11/2024")
    says(binh, "Chưa lưu được", "Chưa đọc được số tiền")
    look(binh, "money-form")
    euros(binh, "1.000,50", "01/11/2024")
    says(binh, "Đã ghi cam kết.", "1.000,50 EUR", "Chưa nhận")
    line_of(binh, "1.000,50 EUR").get_by_role("link", name="Ghi tiền nhận").click()
    binh.get_by_label("Số chứng từ").fill("PT-07")
    euros(binh, "1.200", "05/11/2024")
    says(binh, "Số đã nhận nhiều hơn cam kết", "Nhận nhiều hơn cam kết", "PT-07")


def euros(binh: Page, amount: str, day: str) -> None:
    binh.get_by_label("Số tiền", exact=True).fill(amount)
    binh.get_by_label("Loại tiền").select_option("EUR")
    binh.get_by_label("Tỷ giá: một đơn vị bằng bao nhiêu đồng").fill("27.000,5")
    binh.get_by_label("Ngày của tỷ giá").fill("01/11/2024")
    binh.get_by_label("Nơi công bố tỷ giá").fill("Ngân hàng Nhà nước")
    binh.get_by_label("Ngày", exact=True).fill(day)
    press(binh, "Ghi vào sổ")


def the_money_is_spent(binh: Page, look: Look) -> None:
    press(binh, "Ghi khoản chi")
    binh.get_by_label("Nhiệm vụ của kế hoạch").select_option("II.2")
    binh.get_by_label("Số tiền (đồng)").fill("25 triệu")
    binh.get_by_label("Ngày", exact=True).fill("06/11/2024")
    binh.get_by_label("Chi việc gì").fill("In tờ rơi cho phụ huynh")
    press(binh, "Ghi vào sổ")
    says(binh, "Đã ghi vào sổ.", "In tờ rơi cho phụ huynh")
    look(binh, "money-donor")
    binh.goto("/plans/money/")
    says(binh, "Chi vượt dự toán 5.000.000 đồng", "1 khoản chưa có chứng từ")
    look(binh, "money")
    press(binh, "Sổ tiền chi")
    says(binh, "Chưa có chứng từ")
    look(binh, "money-spendings")


def the_page_is_sent(binh: Page, look: Look) -> str:
    binh.goto("/plans/money/donors/")
    look(binh, "money-donors")
    press(binh, DONOR)
    press(binh, "Gửi trang này cho nhà tài trợ")
    press(binh, "Tạo liên kết")
    link = binh.get_by_label("Liên kết, chỉ hiện một lần này").input_value()
    return link[link.index("/public/") :]


def the_donor_reads_what_it_did(giver: Page, link: str, look: Look) -> None:
    giver.goto(link)
    says(giver, DONOR, "1.200,00 EUR", "32.400.600", "7.400.600", "Truyền thông, giáo dục", "In tờ rơi cho phụ huynh")
    look(giver, "money-page-of-a-donor")


def the_department_reads_and_does_not_write(mai: Page) -> None:
    mai.goto("/plans/money/?unit=HD-TH01")
    says(mai, "32.400.600")
    expect(mai.get_by_role("link", name="Ghi khoản chi")).to_have_count(0)
