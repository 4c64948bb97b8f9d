"""The document of `tuoitho plan read`, and the account the reader gives of every passage."""

import json
import subprocess
import sys

from tuoitho.programme.reader import Role, read_plan

LINES = """KẾ HOẠCH
Giữ trẻ ở trường năm 2026
I. MỤC TIÊU
- 90% trẻ đến lớp.
II. NHIỆM VỤ
1. Thăm nhà
- Mỗi tháng một lần.
III. TỔ CHỨC THỰC HIỆN
1. Giáo viên
- Ghi sổ.""".splitlines()


def test_the_document_has_the_agreed_keys_and_nothing_else():
    document = read_plan(LINES).as_json()
    assert list(document) == [
        "kind", "number", "date", "place", "issuer", "title", "period", "basis", "objectives", "outlook", "tasks",
        "funding", "duties", "general", "report", "hand_down", "recipients", "signatory", "unread",
    ]  # fmt: skip
    assert json.loads(json.dumps(document)) == document


def test_targets_items_and_duties_carry_their_place_in_the_plan():
    document = read_plan(LINES).as_json()
    assert document["objectives"][0]["targets"] == [
        {
            "code": "1.1",
            "address": "I.1",
            "text": "90% trẻ đến lớp.",
            "measures": [{"comparison": ">=", "percent": 90.0}],
        }
    ]
    assert document["tasks"] == [
        {"code": "1", "address": "II.1", "title": "Thăm nhà", "items": ["Mỗi tháng một lần."], "addresses": ["II.1.1"]}
    ]
    assert document["duties"] == [
        {"address": "III.1", "party": "Giáo viên", "items": ["Ghi sổ."], "addresses": ["III.1.1"]}
    ]


def test_what_is_absent_is_null_or_empty():
    document = read_plan(["Xin chào"]).as_json()
    assert document.pop("unread") == ["Xin chào"]
    assert not any(document.values())
    assert document["report"] is None
    assert document["recipients"] == []


def test_every_passage_says_on_which_line_it_stands_and_what_it_is():
    passages = [(passage.line, passage.role, passage.address) for passage in read_plan(LINES).passages]
    assert passages == [
        (1, Role.KIND, None),
        (2, Role.TITLE, None),
        (3, Role.HEADING, "I"),
        (4, Role.TARGET, "I.1"),
        (5, Role.HEADING, "II"),
        (6, Role.TASK, "II.1"),
        (7, Role.ITEM, "II.1.1"),
        (8, Role.HEADING, "III"),
        (9, Role.PARTY, "III.1"),
        (10, Role.DUTY, "III.1.1"),
    ]


def test_a_paragraph_with_line_breaks_of_its_own_keeps_one_number():
    passages = read_plan(["KẾ HOẠCH\vGiữ trẻ ở trường", "I. MỤC TIÊU"]).passages
    assert [(passage.line, passage.role) for passage in passages] == [
        (1, Role.KIND),
        (1, Role.TITLE),
        (2, Role.HEADING),
    ]


def test_the_reader_stands_alone_without_django():
    program = "import sys, tuoitho.programme.reader; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
