"""One year of one school, as the people of it walk it: from the plan's text to the accepted, consolidated report."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look, Picture
from tests.journeys.hands import cells_of, drop, follow, press, says, take, text_of_docx, text_of_pdf
from tuoitho.registry.tests.books import pupil_row, sector_list

PLAN = Path(__file__).parents[2] / "tuoitho" / "demo" / "plan.txt"
SCHOOL = "Trường Tiểu học Vườn Xanh"
PUPILS = ["Trần Gia Hân", "Nguyễn Hữu Đức Thịnh", "Lê Ngọc Bảo Châu", "Phạm Quỳnh Như", "Đặng Minh Triết"]


def test_a_year_from_the_plan_to_the_consolidated_report(
    stage: World, enter: Enter, look: Look, picture: Picture
) -> None:
    mai, hanh, binh = enter("mai"), enter("hanh"), enter("binh")

    the_officer_reads_corrects_and_adopts_the_plan(mai, look, picture)
    the_officer_opens_the_cycle(mai)
    the_head_draws_a_stricter_plan_and_adopts_it(hanh, look, picture)
    the_focal_person_loads_the_sector_list(binh, look, picture)
    the_focal_person_names_the_class_teacher(binh)
    lan = enter("lan", width=360)
    the_class_teacher_takes_attendance_in_two_taps(lan, picture)
    the_school_sees_its_figure_at_once(binh, look)
    the_focal_person_fills_in_the_report(binh, look, picture)
    the_report_goes_through_the_office(binh, hanh)
    the_officer_returns_it_with_a_remark(mai, picture)
    the_school_answers_and_sends_it_again(binh, hanh)
    the_officer_accepts_it(mai)
    the_head_sees_the_receipt(hanh, look)
    the_officer_reads_the_total_and_what_is_behind_it(mai, look, picture)


def the_officer_reads_corrects_and_adopts_the_plan(mai: Page, look: Look, picture: Picture) -> None:
    follow(mai, "Kế hoạch")
    press(mai, "Lập kế hoạch")
    press(mai, "Tải kế hoạch lên")
    drop(mai, ("ke-hoach-1217.txt", PLAN.read_bytes()))
    press(mai, "Đọc tệp này")
    says(mai, "Chương trình đã hiểu kế hoạch như sau")
    expect(mai.get_by_role("region", name="Nguyên văn kế hoạch")).to_contain_text("1217/KH-PGDĐT")
    picture(mai, "plan-correct")
    look(mai, "plan-correct")

    mai.locator("summary").filter(has_text="Mục tiêu chung").click()
    general = mai.locator("textarea[name$=_text]").first
    general.fill(general.input_value() + " Việc này làm đều đặn từng năm.")
    press(mai, "Lưu và xem lại để ban hành")
    says(mai, "Việc này làm đều đặn từng năm.")
    press(mai, "Ban hành")
    expect(mai.get_by_role("heading", level=1)).to_contain_text("1217/KH-PGDĐT")
    says(mai, "Đã ban hành")
    follow(mai, "Kế hoạch")
    press(mai, "Nội dung chưa có minh chứng")
    look(mai, "living-plan")
    picture(mai, "living-plan", at="main section")


def the_officer_opens_the_cycle(mai: Page) -> None:
    follow(mai, "Báo cáo năm")
    press(mai, "Mở đợt báo cáo")
    expect(mai.get_by_label("Ngày cuối cùng nhận báo cáo")).to_have_value("2024-11-17")
    press(mai, "Mở đợt")
    says(mai, "Báo cáo năm 2024 của các trường", SCHOOL)


def the_head_draws_a_stricter_plan_and_adopts_it(hanh: Page, look: Look, picture: Picture) -> None:
    hanh.goto("/")
    picture(hanh, "head-desk")
    hanh.goto("/plans/")
    look(hanh, "plans-before-the-first")
    press(hanh, "Lập kế hoạch từ kế hoạch cấp trên")
    press(hanh, "Lập dự thảo")
    hanh.locator("summary").filter(has_text="Mục tiêu cụ thể và chỉ tiêu").click()
    goal = hanh.locator("fieldset").filter(has_text="Kế hoạch cấp trên: từ 85%").first
    goal.locator("input[name$=_percent]").first.fill("80")
    press(hanh, "Lưu dự thảo")
    says(hanh, "Mức này thấp hơn kế hoạch cấp trên; hãy ghi lý do, hoặc nâng mức lên.")
    goal.locator("input[name$=_percent]").first.fill("95")
    picture(hanh, "school-plan")
    press(hanh, "Lưu và xem lại để ban hành")
    press(hanh, "Ban hành")
    says(hanh, "từ 95%")
    title = "Phòng ngừa, giảm thiểu trẻ em lao động trái quy định pháp luật"
    assert title.lower() in text_of_pdf(take(hanh, ".pdf")).lower()
    assert title.lower() in text_of_docx(take(hanh, ".docx")).lower()


def the_focal_person_loads_the_sector_list(binh: Page, look: Look, picture: Picture) -> None:
    follow(binh, "Danh sách")
    look(binh, "roster-empty")
    press(binh, "Nhập danh sách từ Excel")
    picture(binh, "import")
    assert "Họ và tên" in map(str, cells_of(take(binh, "Tải mẫu đã điền sẵn")))

    rows = [pupil_row(number, name) for number, name in enumerate(PUPILS, 1)]
    wrong = [*rows[:2], pupil_row(3, PUPILS[2], born="31/02/2014"), *rows[3:]]
    read_list(binh, sector_list(*wrong))
    says(binh, "1 dòng cần sửa", "F9")
    look(binh, "import-wrong")
    picture(binh, "import-wrong")
    press(binh, "Tải lên tệp đã sửa")
    read_list(binh, sector_list(*rows))
    says(binh, "Xem trước, chưa lưu gì", "4A1 (5 em)")
    look(binh, "import-preview")
    press(binh, "Xác nhận, lưu cả danh sách")
    if binh.get_by_role("link", name="Xem kết quả").is_visible():
        press(binh, "Xem kết quả")
    expect(binh.get_by_role("button", name="Hoàn tác lần nhập này")).to_be_visible()
    press(binh, "Xem danh sách")


def read_list(binh: Page, data: bytes) -> None:
    drop(binh, ("danh-sach-hoc-sinh.xlsx", data))
    press(binh, "Đọc thử tệp")


def the_focal_person_names_the_class_teacher(binh: Page) -> None:
    press(binh, "4A1")
    press(binh, "Sửa lớp")
    binh.get_by_label("Giáo viên chủ nhiệm").select_option(label="Lê Thị Lan")
    press(binh, "Lưu")
    says(binh, "Giáo viên chủ nhiệm: Lê Thị Lan", *PUPILS)


def the_class_teacher_takes_attendance_in_two_taps(lan: Page, picture: Picture) -> None:
    picture(lan, "teacher-desk")
    press(lan, "Cả lớp, trừ em vắng")
    lan.locator(".roll label").filter(has_text=PUPILS[2]).click()
    lan.locator(".chips label").first.click()
    picture(lan, "attendance")
    press(lan, "Lưu")
    says(lan, PUPILS[2])


def the_school_sees_its_figure_at_once(binh: Page, look: Look) -> None:
    follow(binh, "Chỉ tiêu")
    card = binh.locator("article.target").filter(has_text="2.2").first
    expect(card.locator(".value")).to_contain_text("80")
    expect(card.locator(".parts")).to_contain_text("4 / 5")
    look(binh, "cards-of-a-school")
    card.locator(".value a").click()
    expect(binh.get_by_role("heading", level=1)).to_contain_text("2.2")
    look(binh, "rows-of-a-school")
    binh.locator("main ul.left").last.get_by_role("link").first.click()
    says(binh, "Vắng")


def the_focal_person_fills_in_the_report(binh: Page, look: Look, picture: Picture) -> None:
    follow(binh, "Báo cáo năm")
    binh.locator("main").get_by_role("link", name="2024").click()
    press(binh, "Mở báo cáo")
    expect(binh.locator("#f-2\\.2 .value")).to_contain_text("4")
    for series, low, whole in [("2.1a", "12", "15"), ("2.1b", "5", "9"), ("1.1", "0", "5")]:
        change_figure(binh, series, low, whole)
    says(binh, "Danh sách cán bộ chưa nhập xong.")
    press(binh, "Viết")
    binh.get_by_label("Bài học kinh nghiệm").fill("Cha mẹ cùng dự buổi nói chuyện thì con nói nhiều hơn.")
    for section in ("cases", "difficulties", "proposals", "awards"):
        binh.check(f"input[name={section}_nothing]")
    press(binh, "Lưu")
    says(binh, "Đã trả lời đủ, có thể trình ký")
    look(binh, "report-of-a-school")
    picture(binh, "report")


def change_figure(page: Page, series: str, low: str, whole: str) -> None:
    page.locator(f"[id='f-{series}'] .figure-head a").click()
    page.fill("input[name=low]", low)
    page.fill("input[name=denominator]", whole)
    page.fill("textarea[name=reason]", "Danh sách cán bộ chưa nhập xong.")
    press(page, "Lưu")
    expect(page.locator(f"[id='f-{series}'] .value")).to_contain_text(low)


def step(page: Page, words: str) -> None:
    """Open a step of the report and confirm it on its own page."""
    press(page, words)
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    page.locator("main form").get_by_role("button", name=words).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Báo cáo năm")


def the_report_goes_through_the_office(binh: Page, hanh: Page) -> None:
    """Presented, signed, numbered, scanned, sent."""
    step(binh, "Trình ký")
    hanh.goto(binh.url)
    step(hanh, "Ký báo cáo")
    binh.reload()
    step(binh, "Vào sổ, lấy số")
    press(binh, "Xem bản in")
    paper = take(binh, ".pdf")
    assert "Vườn Xanh" in text_of_pdf(paper)
    binh.go_back()
    press(binh, "Nộp bản quét")
    drop(binh, ("ban-quet.pdf", paper))
    binh.locator("main form").get_by_role("button", name="Nộp bản quét").click()
    says(binh, "đúng bản này")
    step(binh, "Gửi phòng")
    says(binh, "Đã gửi, chờ duyệt")


def the_officer_returns_it_with_a_remark(mai: Page, picture: Picture) -> None:
    mai.goto("/")
    picture(mai, "officer-desk")
    follow(mai, "Báo cáo năm")
    mai.locator("main").get_by_role("link", name="2024").click()
    picture(mai, "cycle")
    press(mai, SCHOOL)
    press(mai, "Trả lại kèm nhận xét")
    mai.fill("textarea[name='about_2.1b']", "Trường có bao nhiêu cha mẹ học sinh?")
    mai.locator("main form").get_by_role("button", name="Trả lại kèm nhận xét").click()
    says(mai, "Trường có bao nhiêu cha mẹ học sinh?")


def the_school_answers_and_sends_it_again(binh: Page, hanh: Page) -> None:
    binh.reload()
    binh.locator("[id='f-2.1b']").get_by_role("link", name="Trả lời").click()
    binh.locator("main textarea").fill("Chín người, mỗi em một người, có em hai người.")
    press(binh, "Trả lời")
    says(binh, "Chín người, mỗi em một người, có em hai người.")
    change_figure(binh, "2.1b", "6", "9")
    the_report_goes_through_the_office(binh, hanh)


def the_officer_accepts_it(mai: Page) -> None:
    mai.reload()
    step(mai, "Duyệt")
    says(mai, "Biên nhận")


def the_head_sees_the_receipt(hanh: Page, look: Look) -> None:
    hanh.reload()
    press(hanh, "Kiểm tra số liệu của trường trong báo cáo tổng hợp")
    says(hanh, "Số liệu của trường đúng như khi được duyệt")
    look(hanh, "receipt")


def the_officer_reads_the_total_and_what_is_behind_it(mai: Page, look: Look, picture: Picture) -> None:
    follow(mai, "Báo cáo năm")
    press(mai, "Gửi Sở")
    mai.locator("a[data-ref='series:2.1b']").filter(has_text="6/9").click()
    expect(mai.locator("#behind")).to_contain_text(SCHOOL)
    look(mai, "total")
    picture(mai, "total")
    assert "6/9" in text_of_pdf(take(mai, ".pdf"))
    assert "6/9" in text_of_docx(take(mai, ".docx"))
    assert 6 in cells_of(take(mai, ".xlsx"))
    press(mai, "Tổng hợp và khoá")
    press(mai, "Tổng hợp và khoá")
    says(mai, "Đã lưu báo cáo tổng hợp và khoá các báo cáo đã duyệt.")
