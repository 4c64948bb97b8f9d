"""The ward brings in its employers, names who came to a training, and the figures follow."""

from playwright.sync_api import expect

from tests.cast import World
from tests.journeys.hands import drop, press, says
from tuoitho.counts.models import Cell
from tuoitho.registry.models import Employer
from tuoitho.registry.tests.books import book

LIST = [
    ["DANH SÁCH CƠ SỞ SẢN XUẤT, KINH DOANH"],
    ["STT", "Tên cơ sở", "Mã số thuế", "Loại", "Địa chỉ", "Ngành nghề"],
    [1, "Công ty TNHH Dệt lụa Vạn Phúc", "0101234567", "Doanh nghiệp", "Số 5 ngõ 1", "Dệt lụa"],
    [2, "HTX Lụa Vạn Phúc", "0107654321", "Hợp tác xã", "Số 9", "Dệt"],
    [3, "Hộ Nguyễn Thị Hoa", None, "Hộ", "Ngõ 12", "May"],
]


def cell(world: World, measure: str) -> int | None:
    found = Cell.objects.filter(unit=world.ward, year=2024, measure=measure)
    return found.values_list("value", flat=True).first()


def test_from_a_list_to_the_figure(enter, look, stage: World):
    page = enter("son")
    page.goto("/registry/HD-W01/employers/")
    press(page, "Nhập danh sách từ Excel")
    drop(page, ("co-so.xlsx", book(LIST)))
    press(page, "Đọc thử tệp")
    says(page, "Xem trước, chưa lưu gì")
    press(page, "Xác nhận, lưu cả tệp")
    page.goto("/registry/HD-W01/employers/add/")
    page.check("input[name=kind][value=enterprise]")
    page.fill("input[name=name]", "Cty Dệt lụa Vạn Phúc")
    press(page, "Thêm vào danh sách")
    says(page, "Danh sách đã có cơ sở tên giống như vậy.")
    assert Employer.objects.count() == 3
    assert [cell(stage, f"{one}.roll") for one in ("enterprises", "cooperatives", "households")] == [1, 1, 1]
    page.goto("/activities/log/")
    page.check("input[name=kind][value=training]")
    page.fill("input[name=title]", "Tập huấn cho cơ sở")
    page.get_by_role("button", name="Ghi hoạt động").or_(page.get_by_role("button", name="Lưu")).first.click()
    press(page, "Ghi tên cơ sở đã dự")
    page.fill("main input[name=find]", "van phuc")
    press(page, "Tìm")
    page.get_by_label("Công ty TNHH Dệt lụa Vạn Phúc").check()
    page.get_by_label("HTX Lụa Vạn Phúc").check()
    press(page, "Lưu")
    says(page, "Đã lưu; các con số đã được tính lại.")
    expect(page.locator("main")).to_contain_text("Đã ghi tên")
    look(page, "name-employers")
    page.goto("/registry/HD-W01/employers/")
    look(page, "employers")
    page.goto(f"/registry/employers/{Employer.objects.get(kind='cooperative').key}/")
    look(page, "employer")
    trained = [cell(stage, f"{one}.trained.named") for one in ("enterprises", "cooperatives", "households")]
    assert trained == [1, 1, None]
