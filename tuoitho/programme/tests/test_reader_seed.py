"""The two documents the product carries out, read whole."""

from pathlib import Path

import pytest

from tuoitho.programme.reader import PlanText, Role, read_plan

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the reference documents are not beside this clone")


def seed(number: str) -> PlanText:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_plan(path.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def plan() -> PlanText:
    return seed("000")


def test_the_districts_plan_says_what_it_is(plan):
    document = plan.as_json()
    assert (document["kind"], document["number"]) == ("KH", "1217/KH-PGDĐT")
    assert (document["date"], document["place"], document["issuer"]) == ("2021-12-03", "Hà Đông", None)
    assert document["title"].startswith("Thực hiện Chương trình phòng ngừa")
    assert document["title"].endswith("định hướng đến năm 2030")
    assert document["period"] == {"from": 2021, "to": 2025, "horizon": 2030}
    assert document["basis"] == ["3186/KH-SGDĐT", "308/KH-UBND"]


def test_its_aims_are_two_general_ones_three_objectives_and_an_outlook(plan):
    assert len(plan.general) == 2
    assert [objective.code for objective in plan.objectives] == ["1", "2", "3"]
    assert [objective.address for objective in plan.objectives] == ["I.2.a", "I.2.b", "I.2.c"]
    assert plan.objectives[1].title == "Truyền thông về phòng ngừa và giảm thiểu lao động trẻ em"
    assert len(plan.outlook) == 1


def test_its_eight_targets_hold_eleven_percentages(plan):
    targets = {target.code: target for objective in plan.objectives for target in objective.targets}
    read = {code: [(m.comparison, m.percent) for m in target.measures] for code, target in targets.items()}
    assert read == {
        "1.1": [("<", 1.0)],
        "1.2": [(">=", 100.0)],
        "1.3": [(">=", 90.0)],
        "2.1": [(">=", 90.0), (">=", 80.0)],
        "2.2": [(">=", 85.0)],
        "2.3": [(">=", 90.0)],
        "3.1": [(">=", 90.0), (">=", 90.0)],
        "3.2": [(">=", 90.0), (">=", 70.0)],
    }
    assert targets["1.1"].address == "I.2.a.1"
    assert targets["3.2"].address == "I.2.c.2"
    assert targets["2.2"].text.startswith("85% trẻ em")


def test_its_nine_tasks_have_their_items_and_the_ninth_stands_alone(plan):
    assert [task.address for task in plan.tasks] == [f"II.{number}" for number in range(1, 10)]
    assert [len(task.items) for task in plan.tasks] == [3, 5, 3, 4, 1, 1, 1, 2, 0]
    assert plan.tasks[1].items[2].address == "II.2.3"


def test_a_line_broken_by_scanning_is_whole_again(plan):
    assert "phòng ngừa, giảm thiếu lao động trẻ em, đảm bảo Quyền trẻ em" in plan.tasks[1].items[0].text


def test_its_money_and_its_duties_are_read_by_party(plan):
    assert len(plan.funding) == 2
    assert [(duty.party, len(duty.items)) for duty in plan.duties] == [
        ("Phòng Giáo dục và Đào tạo", 8),
        ("Các trường mầm non, tiểu học và trung học cơ sở", 7),
    ]
    assert plan.duties[0].items[4].address == "IV.1.5"


def test_its_yearly_report_is_read_with_day_addressee_and_address(plan):
    report = plan.report.as_json()
    assert (report["day"], report["month"], report["to"]) == (18, 11, "phòng GDĐT")
    assert report["address"].count("@") == 1
    assert report["address"].endswith("gmail.com")
    assert [item.split(" đối")[0] for item in report["items"]] == [
        "sơ kết",
        "tổng kết",
        "đánh giá rút kinh nghiệm",
        "khen thưởng",
    ]


def test_its_end_is_read_and_nothing_is_left_over(plan):
    (hand_down,) = plan.hand_down
    assert hand_down.startswith("Giao Hiệu trưởng các trường mầm non công lập")
    assert hand_down.endswith("để thực hiện.")
    assert len(plan.recipients) == 6
    assert plan.recipients[4] == "Các nhóm trẻ, lớp MG độc lập"
    assert plan.signatory == "Bạch Ngọc Lợi"
    assert plan.unread == ()


def test_a_schools_account_gives_its_objectives_tasks_and_outlook():
    account = seed("001")
    assert [objective.code for objective in account.objectives] == ["1", "2", "3"]
    assert len(account.tasks) == 9
    assert account.tasks[3].title.startswith("Tăng cường phòng ngừa, phát hiện")
    assert account.tasks[6].title == "Vận động nguồn lực"
    assert len(account.outlook) == 1
    assert account.basis == ("3186/KH-SGDĐT",)
    assert len(account.unread) == 3
    debris = [passage.text for passage in account.passages if passage.role is Role.DEBRIS]
    assert set(debris) == {"!important;"}
