"""The chair's decisions as they are worded on paper: grounds, then articles (NĐ 30/2020, Appendix I).

The annex of the decree was not read; the wording is the usual one of a decision and is marked on the paper.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from tuoitho.documents.blocks import Block, Paragraph, Run

BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương",
    "Căn cứ Luật Trẻ em số 102/2016/QH13",
    "Căn cứ Nghị định số 56/2017/NĐ-CP của Chính phủ quy định chi tiết một số điều của Luật Trẻ em",
    "Theo đề nghị của người làm công tác bảo vệ trẻ em cấp xã",
)


def decision_articles(form: str, who: str, number: str, answers: Mapping[str, Any], blank: str) -> Iterator[Block]:
    """Forms 05 and 07. `who`: the child with its date of birth; `number`: of the case; `blank`: dots to write on."""
    yield Paragraph([Run("QUYẾT ĐỊNH:", bold=True)], centred=True)
    for place, words in enumerate(DECISIONS[form](who, number, answers, blank), 1):
        yield Paragraph([Run(f"Điều {place}. ", bold=True), Run(words)])


def _plan(who: str, number: str, answers: Mapping[str, Any], blank: str) -> tuple[str, ...]:
    return (
        f"Phê duyệt kế hoạch hỗ trợ, can thiệp đối với {who} (hồ sơ số {number}), kèm theo Quyết định này.",
        "Các cơ quan, tổ chức, cá nhân có tên trong kế hoạch chịu trách nhiệm thực hiện; người làm công tác bảo vệ trẻ "
        "em cấp xã theo dõi, đôn đốc, kịp thời báo cáo để điều chỉnh.",
        "Quyết định này có hiệu lực từ ngày ký.",
    )


def _separation(who: str, number: str, answers: Mapping[str, Any], blank: str) -> tuple[str, ...]:
    return (
        f"Tạm thời cách ly {who} (hồ sơ số {number}) khỏi cha mẹ, người chăm sóc. "
        f"Lý do: {answers.get('because') or blank}",
        f"Giao tiếp nhận, chăm sóc trẻ em: {answers.get('cared_by') or blank}",
        "Thời gian cách ly tối đa 15 ngày, trừ khi cơ quan có thẩm quyền yêu cầu thêm "
        "(khoản 3 Điều 32 Nghị định số 56/2017/NĐ-CP).",
        "Quyết định này có hiệu lực từ ngày ký.",
    )


DECISIONS = {"05": _plan, "07": _separation}
