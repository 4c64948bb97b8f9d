"""What holds for every text: nothing is lost, nothing breaks, a page's width changes no target."""

import textwrap
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuoitho.programme.reader import PlanText, ReadingError, Role, read_plan
from tuoitho.programme.reader.lines import clean

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))
SEEDS = sorted((Path(__file__).resolve().parents[4] / "shared" / "seeds").glob("*.txt"))

IN_A_FIELD = {
    Role.TITLE,
    Role.GENERAL,
    Role.OBJECTIVE,
    Role.TARGET,
    Role.OUTLOOK,
    Role.TASK,
    Role.ITEM,
    Role.FUNDING,
    Role.PARTY,
    Role.DUTY,
    Role.HAND_DOWN,
    Role.RECIPIENT,
    Role.UNREAD,
}

VOCABULARY = """
    I. II. IV. V. 1. 2. 2.1. a) b, đ) - + • | |x| Số: 12/KH-UBND /KH-X Mục tiêu chung cụ thể 1: Chỉ Chi tiêu 2:
    MỤC TIÊU NHIỆM VỤ KINH PHÍ TỔ CHỨC THỰC HIỆN BÁO CÁO KẾ HOẠCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Hà Đông, ngày 31
    tháng 2 năm 2021 dưới trên không quá 1 % 90% phần trăm từ đến lên gửi báo cáo về phòng trước 18/11 30/2 a@b.vn
    địa chỉ: Nơi nhận: Lưu: VT. KT. TRƯỞNG PHÒNG (Đã ký) Nguyễn Văn An Trên đây là chuyển tới !important; *x* /
    PHỤ LỤC Định hướng 2030: ; . : , ... Căn cứ sơ kết, khen thưởng Giao chủ trì Đ
"""
words = st.sampled_from(VOCABULARY.split())
planlike = st.lists(st.lists(words, max_size=12).map(" ".join), max_size=25)
anything = st.lists(st.text(max_size=60), max_size=12)


def letters(texts: list[str]) -> Counter[str]:
    return Counter(c for text in texts for c in unicodedata.normalize("NFC", text) if c.isalnum())


def read_or_none(lines: list[str]) -> PlanText | None:
    try:
        return read_plan(lines)
    except ReadingError:
        return None


def words_of_json(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(map(words_of_json, value.values()))
    if isinstance(value, list):
        return " ".join(map(words_of_json, value))
    return str(value)


def check_nothing_is_lost(lines: list[str]) -> None:
    plan = read_or_none(lines)
    if plan is None:
        assert clean(lines)[0] == []
        return
    assert letters([passage.text for passage in plan.passages]) == letters(lines)
    held = letters([words_of_json(plan.as_json())])
    assert [passage.text for passage in plan.passages if passage.role is Role.UNREAD] == list(plan.unread)
    content = letters([_bare(passage.text) for passage in plan.passages if passage.role in IN_A_FIELD])
    assert not content - held


def _bare(text: str) -> str:
    """Without what may stand in a mark: Roman and other figures, one letter, the words Mục tiêu, Chỉ tiêu, Giao."""
    drop = {"giao", "mục", "tiêu", "chỉ", "chi", "nhiệm", "vụ", "muc", "tieu"}
    kept = [word for word in text.split() if word.strip(":.,;()-").lower() not in drop]
    return " ".join(word for word in kept if len(word.strip(":.,;()|/-+•")) > 3 and not word[0].isdigit())


@settings(deadline=None, max_examples=300)
@given(planlike)
def test_no_text_like_a_plan_breaks_the_reader_or_loses_a_letter(lines):
    check_nothing_is_lost(lines)


@settings(deadline=None, max_examples=200)
@given(anything)
def test_no_text_at_all_breaks_the_reader_or_loses_a_letter(lines):
    check_nothing_is_lost(lines)


@pytest.mark.parametrize("path", [*PLANS, *SEEDS], ids=lambda path: path.stem)
def test_no_letter_of_a_plan_is_lost(path):
    check_nothing_is_lost(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("lines", [[], [""], ["  ", "\t", "--- | ---", "\ufeff"]])
def test_nothing_to_read_is_refused_in_a_sentence(lines):
    with pytest.raises(ReadingError, match="không có chữ nào"):
        read_plan(lines)


WRAPPED = [path for path in [*PLANS, *SEEDS] if path.stem.startswith(("xa", "000", "gach", "chu_so"))]


@pytest.mark.parametrize("path", WRAPPED, ids=lambda path: path.stem)
@settings(deadline=None, max_examples=40)
@given(width=st.integers(50, 130))
def test_a_page_of_any_width_without_blank_lines_promises_the_same(path, width):
    paragraphs = _whole_paragraphs(path)
    wrapped = [line for text in paragraphs for line in textwrap.wrap(text, width, break_on_hyphens=False)]
    check_nothing_is_lost(wrapped)
    assert _promises(read_plan(wrapped)) == _promises(read_plan(paragraphs))


@pytest.mark.parametrize("path", WRAPPED, ids=lambda path: path.stem)
def test_on_a_page_of_eighty_columns_tasks_and_duties_are_whole_as_well(path):
    paragraphs = _whole_paragraphs(path)
    wrapped = [line for text in paragraphs for line in textwrap.wrap(text, 80, break_on_hyphens=False)]
    whole, read = read_plan(paragraphs), read_plan(wrapped)
    assert (read.tasks, read.duties, read.report) == (whole.tasks, whole.duties, whole.report)


def _whole_paragraphs(path: Path) -> list[str]:
    """The paragraphs as typed; the one that scanning had broken is joined, for it would be compared with itself."""
    text = path.read_text(encoding="utf-8").replace("giảm\n\nthiếu", "giảm thiếu")
    return [line for line in text.splitlines() if line.strip()]


def _promises(plan: PlanText) -> object:
    """All but tasks and duties: a title that fills its line exactly cannot be told from one that goes on."""
    return (
        (plan.number, plan.date, plan.issuer, plan.title, plan.period, plan.basis),
        [(o.title, [(t.address, t.text, t.measures) for t in o.targets]) for o in plan.objectives],
        (plan.general, plan.outlook, plan.funding),
        [duty.party for duty in plan.duties],
        (plan.recipients, plan.signatory),
    )
