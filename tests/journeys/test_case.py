"""A case from its first assessment to its end: the officer on a phone, the chair at a desk, another ward."""

from playwright.sync_api import Page

from tests.cast import World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import press, says, text_of_pdf
from tuoitho.cases.models import Case
from tuoitho.cases.tests.stage import BEFORE
from tuoitho.cases.tests.walking import opened
from tuoitho.law.child_forms import FORMS, Kind

SAID = {Kind.TEXT: "12/QĐ-UBND", Kind.LONG: "Theo lời em và hàng xóm.", Kind.DATE: "09/11/2024"}


def fill(page: Page, form: str) -> None:
    """Answer every question of a form of the decree as a person would."""
    for field in FORMS[form].fields:
        if field.kind in (Kind.LEVEL, Kind.YES_NO):
            value = "low" if field.kind is Kind.LEVEL else "no"
            page.locator(f'main input[name="{field.code}"][value="{value}"]').check()
        elif field.kind is Kind.ROWS:
            page.fill(f'main [name="{field.code}_0_what"]', "Trở lại trường")
            page.fill(f'main [name="{field.code}_0_who"]', "Trường Tiểu học Vườn Xanh")
        else:
            page.fill(f'main [name="{field.code}"]', SAID[field.kind])


def do(page: Page, case: Case, verb: str, button: str, form: str = "", note: str = "") -> None:
    """One step: from the case to its page, filled in and saved, and back to the case."""
    page.goto(f"/cases/{case.key}/{verb.replace('_', '-')}/")
    if form:
        fill(page, form)
    if note:
        page.fill("main [name=note]", note)
    press(page, button)
    page.wait_for_url(f"**/cases/{case.key}/")
    says(page, "Đã lưu")


def test_a_case_is_walked_to_its_end_by_two_people(stage: World, enter: Enter, look: Look) -> None:
    case = opened(stage, at=BEFORE)
    son, tung = enter("son", width=360), enter("tung")
    son.goto("/")
    says(son, case.number, "NĐ 56/2017 Đ.26.3")
    look(son, "case-desk-officer")
    son.goto(f"/cases/{case.key}/")
    says(son, "Trần Gia Bảo", "Can thiệp khẩn cấp")
    press(son, "Đánh giá nguy cơ")
    look(son, "case-assess")
    do(son, case, "assess_risk", "Đánh giá nguy cơ", "02")
    do(son, case, "verify", "Xác minh", "03")
    do(son, case, "hold_meeting", "Ghi biên bản họp", "minutes")
    do(son, case, "submit_plan", "Trình kế hoạch", "04")
    says(son, "Đang chờ Ngô Sỹ Tùng")
    tung.goto("/")
    says(tung, f"Quyết định: hồ sơ {case.number}", "NĐ 56/2017 Đ.28.4")
    look(tung, "case-desk-chair")
    do(tung, case, "approve_plan", "Phê duyệt kế hoạch", "05")
    do(son, case, "review", "Rà soát", "06")
    son.goto(f"/cases/{case.key}/propose-closing/")
    son.locator('main input[name="reason"][value="stable"]').check()
    son.fill("main [name=note]", "Em đã trở lại trường, không còn làm việc.")
    press(son, "Đề nghị kết thúc")
    says(son, "Đang chờ Ngô Sỹ Tùng")
    do(tung, case, "confirm_closing", "Xác nhận kết thúc")
    look(son, "case-closed")
    son.goto(f"/cases/{case.key}/papers/")
    look(son, "case-papers")
    assert "Điều 1. Phê duyệt kế hoạch" in text_of_pdf(take_form(son, case, "05"))
    tung.goto(f"/cases/{case.key}/openings/")
    says(tung, "Bùi Thanh Sơn", "Tải biểu mẫu 05")
    look(tung, "case-openings")
    assert Case.objects.get(pk=case.pk).state == "closed"


def take_form(page: Page, case: Case, form: str) -> bytes:
    """The form in force, as a .pdf."""
    filled = case.forms.get(form=form, replaced_by=None)
    with page.expect_download() as coming:
        page.locator(f'main a[href$="{filled.key}.pdf"]').click()
    return coming.value.path().read_bytes()


def test_the_home_is_kept_silent_and_the_case_goes_to_the_ward_where_the_child_lives(
    stage: World, enter: Enter, look: Look
) -> None:
    case = opened(stage, at=BEFORE, home_ward=stage.other_ward)
    son, tung, vinh = enter("son", width=360), enter("tung"), enter("vinh", width=360)
    son.goto(f"/cases/{case.key}/contact/")
    look(son, "case-contact")
    press(son, "Đề nghị không báo về nhà")
    son.fill("main [name=note]", "Người bố có thể là người gây hại.")
    press(son, "Đề nghị không báo về nhà")
    says(son, "Chờ Chủ tịch quyết định")
    tung.goto("/")
    says(tung, "Có đề nghị không báo về nhà.")
    tung.goto(f"/cases/{case.key}/silence-home/")
    tung.fill("main [name=note]", "Bố là người thuê em làm.")
    press(tung, "Quyết định không báo về nhà")
    says(tung, "Không có gì gửi về nhà")
    do(son, case, "assess_risk", "Đánh giá nguy cơ", "02")
    says(son, "Em sống ở phường khác")
    look(son, "case-lives-elsewhere")
    son.goto(f"/cases/{case.key}/hand-to-ward/")
    look(son, "case-hand")
    son.select_option("main [name=to_ward]", label="Phường Mộ Lao")
    son.locator('main input[name="because"][value="lives"]').check()
    son.fill("main [name=note]", "Em sống ở tổ 4, nhà bà ngoại.")
    press(son, "Chuyển đến phường khác")
    says(son, "Phường Vạn Phúc → Phường Mộ Lao")
    look(son, "case-team")
    vinh.goto("/")
    says(vinh, "1 hồ sơ chờ phường nhận")
    press(vinh, "Xem và trả lời")
    look(vinh, "case-offers")
    press(vinh, "Phường Vạn Phúc")
    says(vinh, "Trần Gia Bảo", "nhà bà ngoại", "Không báo cha mẹ, người chăm sóc")
    look(vinh, "case-offer")
    press(vinh, "Nhận hồ sơ")
    says(vinh, "Bạn phụ trách hồ sơ này")
    son.goto("/cases/?show=copies")
    look(son, "case-copies")
    press(son, "Trần Gia Bảo")
    says(son, "Bản lưu, chỉ để đọc")
    look(son, "case-copy")
