"""A school's report as an official paper (Decree 30/2020/NĐ-CP): the content of one version and nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tuoitho.counts.models import Period
from tuoitho.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    Letterhead,
    Number,
    Paragraph,
    Run,
    Signature,
    Table,
)
from tuoitho.figures.printing import format_count
from tuoitho.organisations.models import Unit
from tuoitho.reporting.models import Cycle, Figure, Paper, Passage
from tuoitho.reporting.pages import printing
from tuoitho.reporting.queries import Content
from tuoitho.reporting.rules.signing import POSITIONS, initials

TITLE = "Kết quả thực hiện Chương trình phòng ngừa, giảm thiểu trẻ em lao động trái quy định của pháp luật năm {year}"
# Words on official paper are Vietnamese and not translated.
SERIES = {
    "1.1": "Học sinh phát hiện có dấu hiệu lao động trái quy định, trên số học sinh được rà soát",
    "2.1a": "Cán bộ, giáo viên, nhân viên được truyền thông ít nhất một lần",
    "2.1b": "Cha mẹ, người chăm sóc trẻ em được truyền thông ít nhất một lần",
    "2.2": "Trẻ em, học sinh được truyền thông ít nhất một lần",
}
SECTIONS = {
    "cases": "Trường hợp trẻ em có nguy cơ hoặc lao động trái quy định",
    "lessons": "Bài học kinh nghiệm",
    "difficulties": "Khó khăn, vướng mắc",
    "proposals": "Đề xuất, kiến nghị",
    "awards": "Đề nghị khen thưởng",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def school_paper(content: Content, period: Period, tasks: Mapping[str, str], illustrative: bool = False) -> Document:
    """`tasks`: address → words of the plan's tasks."""
    submission, paper = content.submission, content.paper
    unit, cycle = submission.unit, submission.cycle
    return Document(
        letterhead=letterhead(unit, cycle.unit, paper),
        kind="BÁO CÁO",
        title=TITLE.format(year=cycle.year),
        addressees=(cycle.unit.name,),
        body=[_opening(unit, cycle, period), *_results(content), *_work(content, tasks), *_passages(content.passages)],
        recipients=(f"{cycle.unit.name} (để báo cáo)", "Lưu: VT"),
        signature=signature(unit, paper),
        illustrative=illustrative,
    )


def letterhead(unit: Unit, above: Unit | None, paper: Paper | None) -> Letterhead:
    parent, issuer, place = printing.names_of(unit, above)
    number = paper.number if paper and paper.number else f"\u2003\u2003/BC-{initials(unit)}"
    return Letterhead(parent, issuer, f"Số: {number}", place, paper.numbered_on if paper else None)


def signature(unit: Unit, paper: Paper | None) -> Signature:
    if paper is None:
        return Signature("", POSITIONS[Unit.Kind(unit.kind)][0], "")
    return Signature(paper.authority, paper.position, paper.signer)


def _opening(unit: Unit, cycle: Cycle, period: Period) -> Block:
    return Paragraph(
        f"Thực hiện kế hoạch của {cycle.unit.name}, {unit.name} báo cáo kết quả năm {cycle.year} "
        f"(từ ngày {_day(period.starts_on)} đến ngày {_day(period.ends_on)}) như sau:"
    )


def _results(content: Content) -> list[Block]:
    rows = [_row(figure) for figure in content.figures]
    head = ("Mã", "Chỉ tiêu", "Đạt được (người)", "Tổng số (người)", "Tỷ lệ")
    blocks: list[Block] = [
        Heading(1, "I. Kết quả thực hiện các chỉ tiêu"),
        Table(head, rows, widths=(0.7, 4, 1.5, 1.4, 1.2), align="clrrr"),
    ]
    blocks.append(Paragraph(told_words(content.submission.told)))
    for figure in content.figures:
        if figure.reason:
            blocks.append(Paragraph([Run(f"Chỉ tiêu {figure.series} khác hồ sơ: "), Run(figure.reason, italic=True)]))
    return blocks


def told_words(told: Mapping[str, Any]) -> str:
    """What the school itself told of children and how fast: its own counts; cases are the ward's."""
    if not told.get("count"):
        return "Trong kỳ đơn vị không phải gửi tin báo nào về trẻ em có nguy cơ hoặc lao động trái quy định."
    hours = str(round(told["hours"] or 0, 1)).replace(".", ",").removesuffix(",0")
    return (
        f"Đơn vị đã báo {told['count']} trường hợp cho Uỷ ban nhân dân phường; một nửa số tin được gửi trong vòng "
        f"{hours} giờ kể từ khi phát hiện."
    )


def _row(figure: Figure) -> list[list[Inline] | str]:
    ref, value = f"series:{figure.series}", figure.value
    rate = printing.NOTHING if figure.series == "1.1" else printing.percent(value)
    return [
        figure.series,
        SERIES[figure.series],
        [Number(printing.people(value), ref)],
        [Number(printing.whole(value), ref)],
        [Number(rate, ref)] if rate != printing.NOTHING else rate,
    ]


def _work(content: Content, tasks: Mapping[str, str]) -> list[Block]:
    counted = {address: count for address, count in content.submission.tasks.items() if count}
    total = sum(counted.values())
    said: list[Inline] = [
        Run("Trong kỳ tổ chức "),
        Number(format_count(total), "activities"),
        Run(" hoạt động theo kế hoạch"),
    ]
    blocks: list[Block] = [
        Heading(1, "II. Hoạt động đã thực hiện"),
        Paragraph([*said, Run(", gồm:" if counted else ".")]),
    ]
    if counted:
        rows = [
            [
                address,
                tasks.get(address, "Nội dung khác"),
                [Number(format_count(count), f"tasks:{address}")],
            ]
            for address, count in sorted(counted.items())
        ]
        blocks.append(Table(("Mục", "Nhiệm vụ", "Số hoạt động"), rows, widths=(0.8, 5, 1.3), align="clr"))
    return blocks


def _passages(passages: Mapping[str, Passage]) -> list[Block]:
    blocks: list[Block] = []
    for roman, (section, title) in zip(ROMAN[2:], SECTIONS.items(), strict=True):
        passage = passages.get(section)
        blocks.append(Heading(1, f"{roman}. {title}"))
        lines = passage.text.splitlines() if passage and passage.text.strip() else ["Không phát sinh."]
        if passage is None or not passage.answered:
            lines = ["……"]
        blocks.extend(Paragraph(line) for line in lines if line.strip())
    return blocks


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
