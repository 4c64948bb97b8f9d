"""A school hands the plan to a group's owner, who has a phone and no account."""

import re

from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look, Picture
from tests.journeys.hands import line_of, press, says
from tuoitho.programme.tests.stage import adopted

OWNER = "Trịnh Thị Hoà"


def test_a_plan_reaches_the_owner_of_a_group(stage: World, enter: Enter, look: Look, picture: Picture) -> None:
    stage.group.phone = "0912 344 567"
    stage.group.save()
    adopted(stage.department)
    cuc, owner = enter("cuc"), enter(None, width=360)

    link = the_head_makes_a_link(cuc, picture)
    the_owner_acknowledges(owner, link, look, picture)
    a_second_visit_says_it_is_done(owner, link)
    the_head_sees_who_acknowledged(cuc, look)


def the_head_makes_a_link(cuc: Page, picture: Picture) -> str:
    cuc.goto("/plans/")
    press(cuc, "Chuyển tới nhóm trẻ, lớp mẫu giáo độc lập")
    says(cuc, "Nhóm trẻ độc lập Hoa Nắng", "Chưa có số điện thoại của chủ nhóm")
    picture(cuc, "relay")
    press(cuc, "Tạo liên kết cho các nhóm đã chọn")
    said = cuc.get_by_label("Tin nhắn để dán vào Zalo").input_value()
    found = re.search(r"/public/k/\S+", said)
    assert found, said
    assert "0912" not in said
    return found.group()


def the_owner_acknowledges(owner: Page, link: str, look: Look, picture: Picture) -> None:
    owner.goto(link)
    says(owner, "1217/KH-PGDĐT", "Nhóm trẻ độc lập Hoa Nắng")
    look(owner, "relay-of-an-owner")
    picture(owner, "relay-owner")
    answer(owner, "0000")
    says(owner, "Chưa lưu được")
    expect(owner.get_by_label("Họ và tên chủ nhóm")).to_have_value(OWNER)
    answer(owner, "4567")
    says(owner, "Đã xác nhận")


def answer(owner: Page, digits: str) -> None:
    owner.get_by_label("Họ và tên chủ nhóm").fill(OWNER)
    owner.get_by_label("Bốn số cuối điện thoại của nhóm").fill(digits)
    press(owner, "Tôi đã nhận kế hoạch")


def a_second_visit_says_it_is_done(owner: Page, link: str) -> None:
    owner.goto(link)
    says(owner, "Không cần làm gì thêm.")
    expect(owner.get_by_role("button", name="Tôi đã nhận kế hoạch")).to_have_count(0)


def the_head_sees_who_acknowledged(cuc: Page, look: Look) -> None:
    cuc.goto("/plans/relay/")
    expect(line_of(cuc, "Hoa Nắng")).to_contain_text(OWNER)
    look(cuc, "relay")
