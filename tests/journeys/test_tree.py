"""The reform of 1 July 2025: a ward is split; figures read by the units of then and of now; and back again."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look, Picture
from tests.journeys.hands import press, says

AFTER = date(2025, 7, 15)


@pytest.fixture
def _after_the_reform(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PINNED_DAY = AFTER


@pytest.mark.usefixtures("_after_the_reform")
def test_a_ward_is_split_read_both_ways_and_put_back(stage: World, enter: Enter, look: Look, picture: Picture) -> None:
    an, mai = enter("an"), enter("mai")

    the_administrator_prepares_a_split(an, picture)
    the_preview_says_who_moves(an, look, picture)
    press(an, "Áp dụng")
    the_figures_read_by_the_units_of_then_and_now(mai, look)
    the_administrator_takes_it_back(an)
    the_old_ward_holds_its_schools_again(mai)


def the_administrator_prepares_a_split(an: Page, picture: Picture) -> None:
    an.goto("/units/changes/")
    press(an, "Chuẩn bị một đợt")
    an.get_by_label("Tên đợt thay đổi").fill("Sắp xếp phường năm 2025")
    an.get_by_label("Căn cứ").fill("Nghị quyết minh hoạ")
    an.get_by_label("Có hiệu lực từ ngày").fill("2025-07-01")
    press(an, "Tiếp tục")
    found(an, "HD-W03", "Phường Dương Nội")
    press(an, "Chia tách")
    an.get_by_label("Mã đơn vị bị chia tách").fill("HD-W01")
    press(an, "Tiếp tục")
    for part, name in [("HD-TH01", "HD-W03"), ("HD-CS01", "HD-W02"), ("HD-MN01", "HD-W03")]:
        an.locator(f"input[name='to_{part}']").fill(name)
    press(an, "Thêm bước này")
    picture(an, "change-steps")


def found(an: Page, code: str, name: str) -> None:
    """A step that founds a ward."""
    press(an, "Thành lập")
    an.get_by_label("Mã đơn vị mới").fill(code)
    an.get_by_label("Tên đơn vị mới").fill(name)
    an.get_by_label("Mã đơn vị cấp trên").fill("HD")
    press(an, "Thêm bước này")


def the_preview_says_who_moves(an: Page, look: Look, picture: Picture) -> None:
    press(an, "Xem trước")
    says(an, "nếu áp dụng, từ ngày 01/07/2025", "Phường Dương Nội", "Phường Vạn Phúc")
    look(an, "change-preview")
    picture(an, "change-preview")


def the_figures_read_by_the_units_of_then_and_now(mai: Page, look: Look) -> None:
    """The closed year keeps its wards; the switch adds the same facts up by the wards of today."""
    mai.goto("/figures/HD/2024/wards/")
    table = mai.get_by_role("region", name="Các phường, dạng bảng")
    expect(table).to_contain_text("Phường Vạn Phúc")
    expect(table).not_to_contain_text("Phường Dương Nội")
    press(mai, "Đơn vị hành chính hiện nay")
    expect(table).to_contain_text("Phường Dương Nội")
    expect(table).not_to_contain_text("Phường Vạn Phúc")
    look(mai, "wards-of-now")


def the_administrator_takes_it_back(an: Page) -> None:
    an.goto("/units/changes/")
    press(an, "Sắp xếp phường năm 2025")
    press(an, "Hoàn tác")
    says(an, "Đã hoàn tác")


def the_old_ward_holds_its_schools_again(mai: Page) -> None:
    mai.goto("/units/unit/HD-W01/")
    says(mai, "Trường Tiểu học Vườn Xanh", "Trường THCS Đồng Cỏ")
    mai.goto("/figures/HD/2024/wards/")
    expect(mai.locator("main")).not_to_contain_text("Phường Dương Nội")
