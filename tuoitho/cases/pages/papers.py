"""The decree's forms as official papers (NĐ 30/2020 for the layout, NĐ 56/2017 for what they ask)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from tuoitho.cases.models import Case, CaseForm
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.decrees import BASIS, DECISIONS, decision_articles
from tuoitho.documents import docx, pdf
from tuoitho.documents.blocks import Block, Document, Heading, Letterhead, Paragraph, Run, Signature, Table
from tuoitho.law.child_forms import FORMS, LEVELS, Definition, Field, Kind, Section, level_counts

BLANK = "................................................"
SECRECY = "MẬT: chỉ những người tham gia hỗ trợ, can thiệp được đọc (NĐ 56/2017, Điều 24)."
KINDS = {
    "05": ("QUYẾT ĐỊNH", "QĐ"),
    "07": ("QUYẾT ĐỊNH", "QĐ"),
    "minutes": ("BIÊN BẢN", "BB"),
    "04": ("KẾ HOẠCH", "KH"),
}
_RENDER = {"docx": docx.render, "pdf": pdf.render}


def paper_of(filled: CaseForm, case: Case, made_by: str, kind: str, at: datetime) -> bytes:
    """One form as "docx" or "pdf". `made_by`: who filled it in and signs, the chair of that day for a decision."""
    return _RENDER[kind](document_of(filled, case, made_by), at)


def document_of(filled: CaseForm, case: Case, made_by: str) -> Document:
    """Questions left open print as dots to write on by hand."""
    definition = FORMS[filled.form]
    answers = filled.answers
    return Document(
        letterhead=Letterhead(
            "",
            f"{'Chủ tịch ' if definition.by_chair else ''}Uỷ ban nhân dân {_lower(case.home_ward.name)}",
            f"Số: {filled.number or _open_number(filled.form)}",
            _place(case.home_ward.name),
            _day(answers) or timezone.localdate(filled.made_at),
        ),
        kind=KINDS.get(filled.form, ("BÁO CÁO", "BC"))[0],
        title=_title(definition),
        basis=BASIS if filled.form in DECISIONS else (),
        body=[*_body(definition, filled, case), *_unverified(definition)],
        recipients=_recipients(filled, case),
        signature=Signature("", "CHỦ TỊCH" if definition.by_chair else "NGƯỜI LẬP", made_by),
    )


def _body(definition: Definition, filled: CaseForm, case: Case) -> Iterator[Block]:
    """A decision in articles; any other form question by question."""
    child, secret = f"{name_of(case.child)}{_born(case)}", Paragraph([Run(SECRECY, bold=True)])
    if filled.form in DECISIONS:
        yield from decision_articles(filled.form, f"trẻ em {child}", case.number, filled.answers, BLANK)
        yield secret
        return
    yield secret
    yield Paragraph(f"Hồ sơ số {case.number}. Trẻ em: {child}.")
    yield from sections_of(definition, filled.answers)


def _unverified(definition: Definition) -> Iterator[Block]:
    """What was not read in the annex says so, on paper too."""
    if not definition.verified:
        note = f"(Các mục ghi theo {definition.article}; chưa xác minh với phụ lục của Nghị định, hãy so trước khi ký.)"
        yield Paragraph([Run(note, italic=True)])


def _open_number(form: str) -> str:
    """Room for the number, and the sign of the kind (NĐ 30/2020)."""
    return f"\u2003\u2003/{KINDS.get(form, ('BÁO CÁO', 'BC'))[1]}-UBND"


def sections_of(definition: Definition, answers: dict[str, Any]) -> Iterator[Block]:
    """A form's questions with their answers."""
    for place, section in enumerate(definition.sections, 1):
        yield Heading(2, f"{place}. {section.title.removeprefix('a) ').removeprefix('b) ')}")
        if section.counted:
            yield _levels(section, answers)
            continue
        for field in section.fields:
            yield from _answer(field, answers.get(field.code))


def _answer(field: Field, value: Any) -> Iterator[Block]:
    if field.kind is Kind.ROWS:
        yield Paragraph([Run(f"{field.label}:")])
        rows = [[line.get(code, "") for code, _label in field.columns] for line in value or [{}]]
        yield Table([label for _code, label in field.columns], rows, (3, 2, 1.3, 1.3, 1.5))
        return
    yield Paragraph([Run(f"{field.label}: ", bold=True), Run(_words(field, value))])


def _levels(section: Section, answers: dict[str, Any]) -> Table:
    """Each line with a cross under its level, and the form's own total: how many of each."""
    rows = [
        [field.label, *("x" if answers.get(field.code) == level else "" for level in LEVELS)]
        for field in section.fields
        if field.kind is Kind.LEVEL
    ]
    totals = ["Tổng số", *(str(count) for count in level_counts(section, answers).values())]
    return Table(["Nội dung", *LEVELS.values()], [*rows, totals], (5, 1, 1.3, 1), "lccc")


def _words(field: Field, value: Any) -> str:
    if field.kind is Kind.YES_NO:
        return {True: "Có", False: "Không"}.get(value, BLANK)
    if field.kind is Kind.DATE:
        return f"{date.fromisoformat(value):%d/%m/%Y}" if value else BLANK
    return value or BLANK


def _title(definition: Definition) -> str:
    """Without "Mẫu số 04: ", which is the annex's, and without the kind that stands above it."""
    name = definition.title.partition(": ")[2] or definition.title
    for kind in ("Báo cáo ", "Kế hoạch ", "Quyết định ", "Biên bản "):
        name = name.removeprefix(kind)
    return name[:1].upper() + name[1:]


def _recipients(filled: CaseForm, case: Case) -> list[str]:
    """Art. 28.5: to those who carry it out and to the home, unless the home must not know."""
    if filled.form != "05":
        return ["Lưu: hồ sơ"]
    home = [] if case.child.home_is_silent else ["Cha mẹ, người chăm sóc trẻ em"]
    said = [filled.answers["sent_to"]] if filled.answers.get("sent_to") else ["Cơ quan, cá nhân thực hiện kế hoạch"]
    return [*said, *home, "Lưu: hồ sơ"]


def _born(case: Case) -> str:
    child = case.child
    if child.born_on:
        return f", sinh ngày {child.born_on:%d/%m/%Y}"
    return f", sinh năm {child.birth_year}" if child.birth_year else ""


def _day(answers: dict[str, Any]) -> date | None:
    said = answers.get("decided_on") or answers.get("held_on")
    return date.fromisoformat(said) if said else None


def _place(ward: str) -> str:
    return ward.removeprefix("Phường ").removeprefix("Xã ")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
