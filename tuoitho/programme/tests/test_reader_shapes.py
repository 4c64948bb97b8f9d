"""Plans of other shapes: a commune without a district, dashes only, tables, scans, a web page, a school's own."""

import unicodedata
from pathlib import Path

import pytest

from tuoitho.programme.reader import Period, PlanText, read_plan

PLANS = Path(__file__).parent / "plans"


def lines_of(name: str) -> list[str]:
    return (PLANS / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def plan_of(name: str) -> PlanText:
    return read_plan(lines_of(name))


def measures_by_address(plan: PlanText) -> dict[str, str]:
    targets = [target for objective in plan.objectives for target in objective.targets]
    return {t.address: " ".join(f"{m.comparison}{m.percent:g}" for m in t.measures) for t in targets}


def test_a_commune_of_2026_without_a_district():
    plan = plan_of("xa_2026")
    assert plan.issuer == "ỦY BAN NHÂN DÂN XÃ THANH VÂN"
    assert (plan.number, plan.place, str(plan.date)) == ("46/KH-UBND", "Thanh Vân", "2026-03-09")
    assert plan.title == "Phòng ngừa lao động trẻ em trên địa bàn xã Thanh Vân giai đoạn 2026 - 2030"
    assert plan.period == Period(2026, 2030, None)
    assert plan.basis == ("102/2016/QH13", "56/2017/NĐ-CP", "215/KH-UBND")
    assert len(plan.general) == 3
    assert measures_by_address(plan) == {"II.1": "<=0.5", "II.2": ">=95", "II.3": ">=80", "II.4": ">90"}
    assert [[item.address for item in task.items] for task in plan.tasks] == [["III.1.1", "III.1.2"], ["III.2.1"]]
    assert [duty.party for duty in plan.duties] == [
        "Phòng Văn hóa - Xã hội",
        "Công an xã",
        "Hiệu trưởng các trường trên địa bàn",
    ]
    assert plan.report.as_json() == {
        "day": 5,
        "month": 12,
        "to": "Ủy ban nhân dân xã",
        "address": None,
        "items": [],
    }
    assert plan.recipients[-1] == "Lưu: VT, VHXH"
    assert plan.signatory == "Lò Thị Mây"
    assert plan.unread == ()


def test_a_plan_of_dashes_only():
    plan = plan_of("gach_dau_dong")
    assert plan.number is None
    assert plan.period == Period(2024, 2025, None)
    (objective,) = plan.objectives
    assert (objective.code, objective.title) == ("1", "MỤC TIÊU")
    assert list(measures_by_address(plan).values()) == [">=100", ">=85", "<=0.3", ">90", ">=80"]
    assert [task.title for task in plan.tasks] == [
        "Đưa nội dung vào tiết sinh hoạt lớp",
        "Thăm nhà học sinh nghỉ học dài ngày",
    ]
    assert [duty.party for duty in plan.duties] == ["Ban giám hiệu", "Giáo viên chủ nhiệm"]
    assert plan.unread == ("- Mọi người cùng làm.",)


def test_a_plan_with_tables_and_an_annex():
    plan = plan_of("phu_luc")
    assert plan.issuer == "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    assert (plan.number, str(plan.date), plan.place) == ("77/KH-PGDĐT", "2023-01-05", "Tân Lập")
    assert plan.basis == ("12/KH-UBND", "900/SGDĐT-CTTT")
    assert plan.general == ("Giữ trẻ ở lại trường.",)
    assert measures_by_address(plan) == {"II.2.1": ">=95", "II.2.2": "<0.1"}
    assert [task.title for task in plan.tasks] == ["Dạy trẻ biết từ chối", "Phối hợp với làng gốm"]
    assert [duty.party for duty in plan.duties] == ["Phòng Giáo dục và Đào tạo", "Các trường phổ thông"]
    assert (plan.report.day, plan.report.month, plan.report.to) == (10, 12, "Phòng Giáo dục và Đào tạo")
    assert plan.report.address == "số 3 phố Chợ Mới"
    assert plan.report.items == ("sơ kết", "rút kinh nghiệm", "khen thưởng")
    assert plan.funding == ("lấy từ nguồn chi thường xuyên.",)
    assert plan.recipients == ("Sở GDĐT", "UBND huyện", "Các trường", "Lưu: VT")
    assert plan.signatory == "Đỗ Văn Ước"
    assert plan.unread[0] == "I. THỰC TRẠNG"
    assert plan.unread[-1] == "2 Tiểu học Bến Tre Xanh 280 88%"


def test_a_poor_scan_with_its_columns_glued():
    plan = plan_of("quet_may")
    assert plan.issuer == "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO"
    assert (plan.number, str(plan.date), plan.place) == ("305/KH-PGDĐT", "2022-02-14", "Nam Giang")
    assert plan.period == Period(2022, 2025, 2030)
    assert plan.basis == ("41/KH-SGDĐT",)
    assert plan.general == ("Học sinh toàn quận được học tập, vui chơi, không phải làm việc trái luật.",)
    assert measures_by_address(plan) == {"I.2.a.1": "<1.5", "I.2.a.2": ">=100", "I.2.b.3": ">=85 >=70"}
    assert plan.outlook == ("Không còn học sinh làm việc ban đêm.",)
    assert [task.title for task in plan.tasks] == ["Truyền thông về phòng ngừa, giảm thiếu lao động trẻ em"]
    assert plan.report.address == "baocao.namgiang@example.vn"
    assert (plan.report.day, plan.report.month, plan.report.items) == (15, 11, ("tổng kết",))
    assert plan.hand_down == ("Đề nghị các trường phổ biến kế hoạch tới toàn thể giáo viên.",)
    assert (plan.recipients, plan.signatory) == (("Sở GDĐT", "Các trường", "Lưu: VT"), "Hồ Thị Hoa")
    assert plan.unread == ()


def test_a_schools_web_page():
    plan = plan_of("trang_mang")
    assert [objective.title for objective in plan.objectives] == [
        "Học sinh biết quyền của mình",
        "90% cha mẹ ký cam kết",
    ]
    assert measures_by_address(plan) == {"I.1.1": ">=100", "I.1.2": ">75", "I.2.1": ">=90"}
    assert plan.outlook == ("mọi học sinh học hết cấp hai.",)
    assert [task.title for task in plan.tasks] == ["Mở câu lạc bộ sau giờ học", "Lập hộp thư Điều em muốn nói"]
    assert len(plan.unread) == 2


def test_a_draft_numbered_in_arabic_figures():
    plan = plan_of("chu_so")
    assert (plan.kind, plan.number, plan.date, plan.place) == ("KH", None, None, "Rạch Chàm")
    assert plan.issuer == "TRƯỜNG THPT RẠCH CHÀM"
    assert plan.period == Period(2025, 2025, None)
    assert measures_by_address(plan) == {"1.a.1": ">=100", "1.a.2": ">=95", "1.b.1": ">=60", "1.c.1": "<=2"}
    assert [task.address for task in plan.tasks] == ["2.1", "2.2"]
    assert [duty.address for duty in plan.duties] == ["4.a", "4.b"]
    assert (plan.report.day, plan.report.month, plan.report.to) == (31, 5, "Hiệu trưởng")
    assert plan.signatory == "Phan Kim Anh"
    assert plan.unread == ()


def test_a_plan_with_lettered_parts_and_roman_figures_below_them():
    plan = plan_of("chu_cai")
    assert (plan.issuer, plan.number) == ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "5/KH-SGDĐT")
    assert (plan.place, str(plan.date)) == ("Đông Hải", "2022-03-02")
    assert [objective.title for objective in plan.objectives] == ["Giảm số trẻ làm việc nặng", "Dạy nghề"]
    assert measures_by_address(plan) == {"A.1.1": ">=100", "A.1.2": "<0.2", "A.2.1": ">=70", "A.2.2": ">60"}
    assert [(task.address, task.title) for task in plan.tasks] == [("B.I", "Ở trường"), ("B.II", "Ở làng chài")]
    assert [len(duty.items) for duty in plan.duties] == [2, 1]
    assert (plan.report.day, plan.report.month, plan.report.to) == (30, 11, "Sở GDĐT")
    assert plan.signatory == "Vừ Thị Sen"
    assert plan.unread == ()


def test_targets_of_two_years_without_objectives_stand_under_their_two_headings():
    plan = read_plan(
        """I. MỤC TIÊU
        1. Mục tiêu đến năm 2025
        - Chỉ tiêu 1: Truyền thông
        + 90% học sinh
        + 80% cha mẹ
        2. Chỉ tiêu đến năm 2030
        - dưới 1% học sinh đi làm""".splitlines()
    )
    assert [objective.title for objective in plan.objectives] == ["Mục tiêu đến năm 2025", "Chỉ tiêu đến năm 2030"]
    assert measures_by_address(plan) == {"I.1.1": ">=90 >=80", "I.2.1": "<1"}


def test_a_dash_that_opens_a_list_of_plus_signs_is_an_objective():
    plan = read_plan(
        """I. MỤC TIÊU
        2. Mục tiêu cụ thể
        - Về truyền thông:
        + 90% học sinh
        + 80% cha mẹ
        - Về tập huấn:
        + 70% giáo viên""".splitlines()
    )
    assert [(objective.title, len(objective.targets)) for objective in plan.objectives] == [
        ("Về truyền thông", 2),
        ("Về tập huấn", 1),
    ]
    assert measures_by_address(plan) == {"I.2.1.1": ">=90", "I.2.1.2": ">=80", "I.2.2.1": ">=70"}


@pytest.mark.parametrize("name", sorted(path.stem for path in PLANS.glob("*.txt")))
def test_the_same_plan_however_its_characters_are_stored(name):
    lines = lines_of(name)
    decomposed = [unicodedata.normalize("NFD", line) for line in lines]
    spaced = ["\ufeff" + line.replace(" ", "\u00a0 ") + "\r\n" for line in lines]
    expected = read_plan(lines).as_json()
    assert read_plan(decomposed).as_json() == expected
    assert read_plan(spaced).as_json() == expected


@pytest.mark.parametrize("name", ["xa_2026", "phu_luc", "quet_may"])
def test_headings_in_capitals_without_tones_are_still_headings(name):
    def plainly(line: str) -> str:
        letters = unicodedata.normalize("NFD", line).replace("Đ", "D")
        return "".join(letter for letter in letters if not unicodedata.combining(letter))

    lines = [plainly(line) if line.isupper() and line[0] in "IV" else line for line in lines_of(name)]
    assert measures_by_address(read_plan(lines)) == measures_by_address(plan_of(name))
    assert len(read_plan(lines).duties) == len(plan_of(name).duties)


def test_every_address_is_given_once():
    for path in PLANS.glob("*.txt"):
        plan = plan_of(path.stem)
        items = [item for entry in (*plan.tasks, *plan.duties) for item in entry.items]
        targets = [target for objective in plan.objectives for target in objective.targets]
        addresses = [thing.address for thing in (*targets, *items, *plan.tasks, *plan.duties)]
        assert len(addresses) == len(set(addresses))
