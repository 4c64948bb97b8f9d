"""The officer's first morning: one zip of workbooks out, those that came back dropped at once, the late ones called."""

import io
import zipfile

import openpyxl
from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import drop, line_of, press, says, take, text_of_pdf
from tuoitho.programme.tests.stage import adopted
from tuoitho.registry.tests.books import book
from tuoitho.reporting.reader.layout import FIGURES

LESSON = "Nói chuyện dưới cờ thì các em nhớ lâu."


def test_workbooks_go_out_and_come_back(stage: World, enter: Enter, look: Look) -> None:
    adopted(stage.department)
    mai = enter("mai")

    the_officer_opens_the_cycle(mai)
    workbooks = the_officer_makes_one_zip(mai)
    assert len(workbooks) >= 4
    name = next(name for name in workbooks if "HD-TH01" in name)
    back = [(name, filled(workbooks[name])), ("thuc-don-thang-11.xlsx", book([["Thực đơn"], ["Thứ hai", "Cháo"]]))]
    the_officer_drops_what_came_back(mai, back, look)
    the_late_are_called(mai, look)

    hanh = enter("hanh")
    hanh.goto("/reports/")
    hanh.locator("main").get_by_role("link", name="2024").click()
    says(hanh, LESSON)


def the_officer_opens_the_cycle(mai: Page) -> None:
    mai.goto("/reports/")
    press(mai, "Mở đợt báo cáo")
    press(mai, "Mở đợt")
    says(mai, "Trường Tiểu học Vườn Xanh")


def the_officer_makes_one_zip(mai: Page) -> dict[str, bytes]:
    press(mai, "Tệp Excel cho các trường")
    press(mai, "Lập tệp .zip")
    packed = zipfile.ZipFile(io.BytesIO(take(mai, "Tải tệp .zip của")))
    press(mai, "Về trang gửi và nhận tệp")
    return {name: packed.read(name) for name in packed.namelist()}


def filled(workbook: bytes) -> bytes:
    """What a school's focal person does with it in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    figures = book[FIGURES]
    for row in figures.iter_rows():
        if row[0].value == "staff.roll":
            row[2].value = 43
    for row in book["Báo cáo"].iter_rows():
        if row[0].value == "lessons":
            row[2].value = LESSON
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def the_officer_drops_what_came_back(mai: Page, back: list[tuple[str, bytes]], look: Look) -> None:
    drop(mai, *back)
    press(mai, "Đọc các tệp")
    mai.reload()
    expect(line_of(mai, "HD-TH01")).to_contain_text("Đọc được")
    expect(line_of(mai, "thuc-don")).to_contain_text("Chưa nhận")
    look(mai, "returned-workbooks")
    press(mai, "Xác nhận, đưa vào báo cáo")
    mai.reload()
    expect(line_of(mai, "HD-TH01")).to_contain_text("Đã vào báo cáo")
    expect(line_of(mai, "HD-TH01").get_by_role("button", name="Hoàn tác")).to_be_visible()


def the_late_are_called(mai: Page, look: Look) -> None:
    mai.goto("/reports/")
    mai.locator("main").get_by_role("link", name="2024").click()
    press(mai, "Nhắc trường chưa gửi")
    text = mai.locator("#chat-text").input_value()
    assert "Trường Tiểu học Hoa Gạo" in text
    assert "Phạm Minh Ngọc" not in text
    look(mai, "late")
    letter = text_of_pdf(take(mai, ".pdf"))
    assert "Trường Tiểu học Hoa Gạo" in letter
