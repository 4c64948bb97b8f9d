"""One paper as four files, and the JSON that holds every number printed in the others."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tuoitho.documents import docx, pdf, xlsx
from tuoitho.documents.blocks import Document
from tuoitho.documents.xlsx import Column, Sheet
from tuoitho.reporting.pages.school_paper import SECTIONS, SERIES
from tuoitho.reporting.queries import Content

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"docx": WORD, "pdf": "application/pdf", "xlsx": EXCEL, "json": "application/json"}


def build(form: str, document: Document, sheets: Sequence[Sheet], content: dict[str, Any], made_at: datetime) -> bytes:
    """The file of this form: docx, pdf, xlsx or json. KeyError for another."""
    makers = {
        "docx": lambda: docx.render(document, made_at),
        "pdf": lambda: pdf.render(document, made_at),
        "xlsx": lambda: xlsx.workbook(sheets, made_at),
        "json": lambda: as_json(document, content),
    }
    return makers[form]()


def as_json(document: Document, content: dict[str, Any]) -> bytes:
    """The content, the head of the paper, and each number as printed with the reference of what makes it."""
    head = document.letterhead
    paper = {
        "title": document.title,
        "number": head.number if head else "",
        "date": head.on.isoformat() if head and head.on else None,
    }
    numbers = [{"ref": number.ref, "text": number.text} for number in document.numbers()]
    said = {"paper": paper, "content": content, "numbers": numbers}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def school_content(content: Content) -> dict[str, Any]:
    """A school's report as JSON holds it."""
    submission = content.submission
    return {
        "unit": submission.unit.code,
        "name": submission.unit.name,
        "year": submission.cycle.year,
        "state": submission.state,
        "content_hash": content.content_hash,
        "figures": [
            {
                "series": one.series,
                "low": one.low,
                "high": one.high,
                "denominator": one.denominator,
                "live": list(one.live),
                "reason": one.reason,
            }
            for one in content.figures
        ],
        "tasks": submission.tasks,
        "told": submission.told,
        "passages": {code: {"text": one.text, "nothing": one.nothing} for code, one in content.passages.items()},
    }


def school_sheets(content: Content) -> list[Sheet]:
    """A school's figures as reported and as the records have them, and what it wrote."""
    counts = ("ít nhất", "nhiều nhất", "tổng số")
    integers = [Column(f"{of}: {part}", 14, "integer") for of in ("Báo cáo", "Theo hồ sơ") for part in counts]
    figures = Sheet(
        "Chỉ tiêu",
        [Column("Mã", 8), Column("Chỉ tiêu", 60), *integers, Column("Lý do", 50)],
        [[one.series, SERIES[one.series], *one.value, *one.live, one.reason] for one in content.figures],
    )
    rows = [
        [title, passage.text or "Không phát sinh"]
        for code, title in SECTIONS.items()
        if (passage := content.passages.get(code)) and passage.answered
    ]
    return [figures, Sheet("Nội dung", [Column("Mục", 40), Column("Nội dung", 100)], rows)]
