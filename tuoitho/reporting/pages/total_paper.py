"""The department's report as an official paper, from the stored content alone."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tuoitho.documents.blocks import (
    Annex,
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Number,
    Paragraph,
    Run,
    Table,
)
from tuoitho.documents.xlsx import Column, Sheet
from tuoitho.figures.printing import format_count
from tuoitho.organisations.models import Unit
from tuoitho.reporting.models import Paper
from tuoitho.reporting.pages import printing
from tuoitho.reporting.pages.school_paper import SECTIONS, TITLE, letterhead, signature
from tuoitho.reporting.rules.addressees import ADDRESSEES
from tuoitho.reporting.rules.series import FOUND

Json = dict[str, Any]
MOST_LINES = 12
ANNEX_NOTE = "(theo báo cáo đã duyệt)"
ANNEX_SERIES = ("2.1a", "2.1b", "2.2")


def outward(content: Json) -> Json:
    """The content as it leaves the department: without what single schools found, for two children are soon known."""
    schools = [
        school | {part: _without_found(school[part]) for part in ("figures", "live")} for school in content["schools"]
    ]
    return content | {"schools": schools}


def _without_found(series: Json) -> Json:
    return {code: value for code, value in series.items() if code != FOUND.code}


def total_paper(content: Json, unit: Unit, paper: Paper | None = None, illustrative: bool = False) -> Document:
    """`content`: as `queries.total_of` makes it. A number's reference is `kind:code`."""
    to = ADDRESSEES[content["addressee"]]
    parent, issuer, _place = printing.names_of(unit)
    committee = parent.replace("UBND", "Uỷ ban nhân dân") or "Uỷ ban nhân dân quận"
    return Document(
        letterhead=letterhead(unit, None, paper),
        kind="BÁO CÁO",
        title=TITLE.format(year=content["year"]),
        addressees=(to.to.format(committee=committee),),
        body=[
            Paragraph(to.opening.format(issuer=issuer, year=content["year"])),
            _summary(content),
            Heading(1, "I. Kết quả thực hiện các chỉ tiêu"),
            _series_table(content),
            Paragraph(
                "Chỉ tiêu do trường báo cáo lấy từ báo cáo đã duyệt, kèm điều chỉnh có lý do; chỉ tiêu còn lại lấy từ "
                "số liệu của các phường và của phòng. Cột “Theo hồ sơ” là số liệu đang có trong hồ sơ khi tổng hợp."
            ),
            Heading(1, "II. Kết quả thực hiện các nhiệm vụ"),
            *_tasks(content),
            Heading(1, "III. Khó khăn, vướng mắc và bài học kinh nghiệm"),
            Heading(2, "1. Khó khăn, vướng mắc"),
            *_collected(content, "difficulties"),
            Heading(2, "2. Bài học kinh nghiệm"),
            *_collected(content, "lessons"),
            Heading(1, f"IV. {to.asks}"),
            *_collected(content, "proposals"),
            _awards(content),
            Annex("Số liệu của từng trường", note=ANNEX_NOTE),
            _annex_table(content),
        ],
        recipients=tuple(line.format(committee=parent or committee) for line in to.recipients),
        signature=signature(unit, paper),
        illustrative=illustrative,
    )


def _summary(content: Json) -> Block:
    counts = content["counts"]
    return Paragraph(
        [
            Run(f"Năm {content['year']}, "),
            Number(format_count(counts["schools"]), "count:schools"),
            Run(" trường và "),
            Number(format_count(counts["groups"]), "count:groups"),
            Run(" nhóm trẻ, lớp mẫu giáo độc lập triển khai chương trình, tổ chức "),
            Number(format_count(content["activities"]), "activities"),
            Run(" hoạt động. Đến khi tổng hợp, "),
            Number(format_count(counts["handed_in"]), "count:handed_in"),
            Run(" trường đã gửi báo cáo, "),
            Number(format_count(counts["accepted"]), "count:accepted"),
            Run(" báo cáo đã được duyệt; "),
            Number(format_count(counts["late"]), "count:late"),
            Run(" trường gửi chậm hoặc chưa gửi khi hết hạn."),
        ]
    )


def _series_table(content: Json) -> Block:
    """The city is told first what schools did, the committee first what wards and employers did."""
    schools_first = content["addressee"] == "city"
    ordered = sorted(content["series"], key=lambda one: one["from_schools"] != schools_first)
    rows = [_series_row(one) for one in ordered]
    head = ("Chỉ tiêu", "Kế hoạch", "Thực hiện", "Theo hồ sơ", "Đánh giá")
    return Table(head, rows, widths=(3.4, 1.3, 2, 2, 1.3), align="lcccc")


def _series_row(one: Json) -> list[list[Inline] | str]:
    return [
        f"{one['code']}. {one['title']}",
        printing.goal(one["goal"]),
        _value(one["consolidated"], f"series:{one['code']}"),
        _value(one["live"], f"live:{one['code']}"),
        printing.STATUSES[one["status"]],
    ]


def _value(value: Sequence[int | None], ref: str) -> list[Inline] | str:
    """``94,1% (1.420/1.509)``; a dash where nothing is known."""
    if value[0] is None:
        return printing.NOTHING
    rate, parts = printing.percent(value), f"{printing.people(value)}/{printing.whole(value)}"
    if rate == printing.NOTHING:
        return [Number(parts, ref)]
    return [Number(rate, ref), Run(" ("), Number(parts, ref), Run(")")]


def _tasks(content: Json) -> list[Block]:
    rows = [
        [one["address"], one["title"], [Number(format_count(one["count"]), f"tasks:{one['address']}")]]
        for one in content["tasks"]
    ]
    if not rows:
        return [Paragraph("Chưa có kế hoạch được ban hành để đối chiếu từng nhiệm vụ.")]
    return [Table(("Mục", "Nhiệm vụ", "Số hoạt động"), rows, widths=(0.8, 5, 1.3), align="clr")]


def _collected(content: Json, section: str) -> list[Block]:
    """What schools wrote, the same words once with how many schools said them."""
    written = content["passages"][section]
    if not written:
        return [Paragraph("Không phát sinh.")]
    times = Counter(one["text"].strip() for one in written)
    first = {one["text"].strip(): one["name"] for one in reversed(written)}
    items: list[list[Inline]] = []
    for text, count in times.most_common(MOST_LINES):
        said: Inline = Number(f"{format_count(count)} trường", f"passages:{section}") if count > 1 else Run(first[text])
        items.append([Run(f"{text.rstrip('.')} ("), said, Run(")")])
    blocks: list[Block] = [Bullets(items)]
    if len(times) > MOST_LINES:
        rest = Number(format_count(len(times) - MOST_LINES), f"passages:{section}")
        blocks.append(Paragraph([Run("Ngoài ra còn "), rest, Run(" ý kiến khác trong bảng kèm theo.")]))
    return blocks


def _awards(content: Json) -> Block:
    count = len(content["passages"]["awards"])
    return Paragraph([Number(format_count(count), "passages:awards"), Run(" trường có đề nghị khen thưởng.")])


def _annex_table(content: Json) -> Block:
    rows = []
    for place, school in enumerate(content["schools"], 1):
        cells: list[list[Inline] | str] = [str(place), school["name"]]
        for code in ANNEX_SERIES:
            value = school["figures"].get(code, [None] * 3)
            said = f"{printing.people(value)}/{printing.whole(value)}"
            ref = f"school:{school['code']}:{code}"
            cells.append([Number(said, ref)] if value[0] is not None else printing.NOTHING)
        rows.append(cells)
    return Table(("TT", "Trường", *ANNEX_SERIES), rows, widths=(0.5, 3.6, 1.7, 1.9, 1.9), align="clccc")


def total_sheets(content: Json) -> list[Sheet]:
    """The same as tables: each series both ways, each school both ways with its receipt, what schools wrote."""
    counts = ("ít nhất", "nhiều nhất", "tổng số")
    head = [f"{of}: {part}" for of in ("Đã duyệt", "Theo hồ sơ") for part in counts]
    integers = [Column(text, 14, "integer") for text in head]
    series = Sheet(
        "Chỉ tiêu",
        [Column("Mã", 8), Column("Chỉ tiêu", 50), Column("Kế hoạch", 18), *integers, Column("Đánh giá", 18)],
        [
            [
                one["code"],
                one["title"],
                printing.goal(one["goal"]),
                *one["consolidated"],
                *one["live"],
                printing.STATUSES[one["status"]],
            ]
            for one in content["series"]
        ],
    )
    schools = Sheet(
        "Từng trường",
        [
            Column("Mã trường", 12),
            Column("Trường", 40),
            Column("Chỉ tiêu", 10),
            *integers,
            Column("Lý do điều chỉnh", 40),
            Column("Biên nhận", 68),
        ],
        [
            [
                one["code"],
                one["name"],
                code,
                *value,
                *one["live"].get(code, [None] * 3),
                one["reasons"].get(code, ""),
                one["receipt"],
            ]
            for one in content["schools"]
            for code, value in one["figures"].items()
        ],
    )
    tasks = Sheet(
        "Nhiệm vụ",
        [Column("Mục", 8), Column("Nhiệm vụ", 80), Column("Số hoạt động", 14, "integer")],
        [[one["address"], one["title"], one["count"]] for one in content["tasks"]],
    )
    written = Sheet(
        "Ý kiến của trường",
        [Column("Mục", 24), Column("Trường", 40), Column("Nội dung", 100)],
        [
            [SECTIONS[section], one["name"], one["text"]]
            for section, lines in content["passages"].items()
            for one in lines
            if one["text"]
        ],
    )
    return [series, schools, tasks, written]
