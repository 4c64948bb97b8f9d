"""Recipients and signatures as offices set them, side by side or one below the other."""

import pytest

from tuoitho.programme.reader import PlanText, read_plan

BODY = ["KẾ HOẠCH", "Giữ trẻ ở trường", "I. MỤC TIÊU", "- 90% trẻ đến lớp."]


def plan_ending(*lines: str) -> PlanText:
    return read_plan([*BODY, *lines])


@pytest.mark.parametrize(
    "lines",
    [
        ["Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT.", "TRƯỞNG PHÒNG", "(Đã ký)", "Lý A Sử"],
        ["Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT.", "", "", "Lý A Sử"],
        ["TRƯỞNG PHÒNG", "Lý A Sử", "Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT."],
        ["Nơi nhận: Sở GDĐT; Lưu: VT.", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "Lý A Sử"],
        ["Nơi nhận:          KT. TRƯỞNG PHÒNG", "- Sở GDĐT;       PHÓ TRƯỞNG PHÒNG", "- Lưu: VT.       Lý A Sử"],
        ["Nơi nhận:          HIỆU TRƯỞNG", "- Sở GDĐT;       (Đã ký)", "- Lưu: VT.", "                 Lý A Sử"],
        ["Nơi nhận:          TM. ỦY BAN NHÂN DÂN", "- Sở GDĐT;       Lý A Sử", "- Lưu: VT."],
        ["| Nơi nhận: | TRƯỞNG PHÒNG |", "| - Sở GDĐT; | |", "| - Lưu: VT. | Lý A Sử |"],
        ["Nơi nhận:", "- Sở GDĐT;", "- Lưu: VT.Lý A Sử"],
    ],
)
def test_whoever_signs_and_receives_is_read(lines):
    plan = plan_ending("Trên đây là Kế hoạch của Phòng./.", *lines)
    assert plan.recipients == ("Sở GDĐT", "Lưu: VT")
    assert plan.signatory == "Lý A Sử"
    assert plan.unread == ()


def test_who_passes_the_plan_on_is_told_apart_from_the_closing_formula():
    plan = plan_ending("Trên đây là Kế hoạch của Phòng. Giao các trường mầm non gửi Kế hoạch đến chủ nhóm trẻ. /*Sử*")
    assert plan.hand_down == ("Giao các trường mầm non gửi Kế hoạch đến chủ nhóm trẻ.",)
    assert plan.unread == ()


def test_a_second_name_is_left_for_the_person_to_judge():
    plan = plan_ending("TRƯỞNG PHÒNG", "Lý A Sử", "Vàng Thị Mỷ")
    assert plan.signatory == "Lý A Sử"
    assert plan.unread == ("Vàng Thị Mỷ",)


def test_what_follows_as_an_annex_stays_unread_and_gives_no_target():
    plan = plan_ending("Nơi nhận:", "- Sở GDĐT;", "PHỤ LỤC I", "I. MỤC TIÊU", "- 50% phòng học có quạt.")
    assert [target.text for objective in plan.objectives for target in objective.targets] == ["90% trẻ đến lớp."]
    assert len(plan.unread) == 3
