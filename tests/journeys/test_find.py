"""Two reports of one child, written differently: the ward meets it again while typing, and mends a pair it missed."""

from playwright.sync_api import expect

from tests.cast import World
from tests.journeys.hands import press, says
from tuoitho.cases.models import Case, Child, Merge
from tuoitho.cases.tests.merging import a_known_child
from tuoitho.cases.tests.stage import a_report
from tuoitho.cases.workflow import ReportState


def test_a_child_is_met_again_while_its_name_is_typed_on_a_phone(enter, look, stage: World):
    child = a_known_child(stage, nickname="Tí", guardian_phone="0912 345 678")
    theirs = a_known_child(stage, owner="phuc", name="Trần Gia Bảo", born_on=None, birth_year=2014)
    report = a_report(stage.ward, state=ReportState.TAKEN)
    page = enter("son", width=360)
    page.goto(f"/cases/reports/{report.key}/open-case/")
    look(page, "open-case")
    page.locator("input[name=name]").press_sequentially("bao tran gia")
    expect(page.locator("#matches")).to_contain_text("Là em Trần Gia Bảo: gắn tin vào hồ sơ")
    says(page, "người phụ trách: Lương Hồng Phúc")
    page.fill("input[name=born]", "05/04/2013")
    says(page, "ngày và tháng sinh đảo nhau")
    page.check("input[name=kind][value=in_labour]")
    press(page, "Lập hồ sơ")
    says(page, "hãy xem và chọn")
    assert page.input_value("input[name=name]") == "bao tran gia" and Case.objects.count() == 2
    page.check(f"input[name=child][value='{child.key}']")
    press(page, "Lập hồ sơ")
    says(page, "phụ trách hồ sơ")
    report.refresh_from_db()
    assert report.child == child and Child.objects.exclude(pk__in=[child.pk, theirs.pk]).count() == 0


def test_without_scripts_the_same_page_works(browser, live_server, enter, stage: World):
    child = a_known_child(stage)
    report = a_report(stage.ward, state=ReportState.TAKEN)
    signed = enter("son").context.storage_state()
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, storage_state=signed, locale="vi"
    )
    page = context.new_page()
    page.goto(f"/cases/reports/{report.key}/open-case/")
    page.fill("input[name=name]", "Bảo Trần Gia")
    page.check("input[name=kind][value=at_risk]")
    press(page, "Lập hồ sơ")
    says(page, "hãy xem và chọn")
    page.check("input[name=child][value=new]")
    press(page, "Lập hồ sơ")
    says(page, "Bạn là người phụ trách")
    assert Child.objects.exclude(pk=child.pk).count() == 1
    context.close()


def test_a_pair_is_compared_merged_and_taken_back(enter, look, stage: World):
    kept = a_known_child(stage)
    other = a_known_child(stage, nickname="Tí", guardian_phone="0912345678", family="Ở với bà ngoại.")
    page = enter("son")
    page.goto("/")
    press(page, "Xem")
    look(page, "duplicates")
    press(page, "So và gộp")
    says(page, "Ở với bà ngoại.")
    look(page, "merge-children")
    page.get_by_label("Em thứ nhất").check()
    press(page, "Gộp")
    says(page, "Đã gộp", "0912345678")
    look(page, "child")
    press(page, "Sửa")
    look(page, "edit-child")
    page.goto("/cases/children/")
    look(page, "children")
    page.get_by_role("link", name="Có thể là một em").click()
    press(page, "Hoàn tác")
    look(page, "undo-merge")
    press(page, "Hoàn tác")
    says(page, "Đã hoàn tác")
    assert Merge.objects.get().undone_at and {child.merged_into for child in Child.objects.all()} == {None}
    assert {case.child_id for case in Case.objects.all()} == {kept.pk, other.pk}


def test_a_report_is_handed_to_a_colleagues_case(enter, look, stage: World):
    case = a_known_child(stage, owner="phuc").cases.get()
    report = a_report(stage.ward, state=ReportState.TAKEN)
    page = enter("son", width=360)
    page.goto(f"/cases/reports/{report.key}/join-case/")
    page.fill("input[name=who]", "bảo")
    press(page, "Tìm hồ sơ")
    says(page, case.number, "Lương Hồng Phúc")
    page.locator("input[name=case]").check()
    press(page, "Gắn vào hồ sơ")
    says(page, "Lương Hồng Phúc phụ trách hồ sơ")
    report.refresh_from_db()
    assert report.case == case
    second = a_report(stage.ward, state=ReportState.TAKEN)
    page.goto(f"/cases/reports/{second.key}/join-case/")
    look(page, "join-case")
