"""A plan as an official document (Decree 30/2020/NĐ-CP). Words on paper are Vietnamese and not translated."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tuoitho.documents.blocks import Block, Bullets, Document, Heading, Letterhead, Paragraph, Run, Signature, Words
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.pages.goals import goal_on_paper

Kind = Clause.Kind
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_AREA = re.compile(r"(?:quận|huyện|thị xã|thành phố|phường|xã|thị trấn) .+$", re.IGNORECASE)
_SIGNS = {
    Unit.Kind.CITY: ("", "Giám đốc"),
    Unit.Kind.DEPARTMENT: ("", "Trưởng phòng"),
    Unit.Kind.WARD: ("TM. Uỷ ban nhân dân", "Chủ tịch"),
    Unit.Kind.SCHOOL: ("", "Hiệu trưởng"),
    Unit.Kind.GROUP: ("", "Chủ nhóm"),
}
_SYMBOLS = {Unit.Level.PRESCHOOL: "MN", Unit.Level.PRIMARY: "TH", Unit.Level.LOWER_SECONDARY: "THCS"}


def document(
    plan: Plan,
    clauses: Sequence[Clause],
    above: Sequence[Unit],
    goals_above: Mapping[str, Target],
    *,
    illustrative: bool = False,
) -> Document:
    """The plan on paper. `above`: what its unit belongs to, nearest first. `goals_above`: series → target above."""
    authority, position = _SIGNS[Unit.Kind(plan.unit.kind)]
    return Document(
        body=list(_body(plan, clauses, goals_above)),
        letterhead=Letterhead(
            parent_body(plan.unit, above), _issuer(plan.unit), _number(plan), plan.place, plan.signed_on
        ),
        kind="KẾ HOẠCH",
        title=plan.title,
        basis=[_basis(number, plan.carries_out) for number in plan.basis],
        recipients=plan.recipients,
        signature=Signature(authority, position, plan.signatory),
        illustrative=illustrative,
    )


def parent_body(unit: Unit, above: Sequence[Unit]) -> str:
    """Whose committee stands over the unit: the district's, or the ward's where there is no district any more."""
    line = [unit, *above] if unit.kind == Unit.Kind.DEPARTMENT else list(above)
    order = [Unit.Kind.DEPARTMENT, Unit.Kind.WARD, Unit.Kind.CITY]
    ranked = sorted((u for u in line if u.kind in order), key=lambda u: order.index(Unit.Kind(u.kind)))
    area = _AREA.search(ranked[0].name) if ranked else None
    if area:
        return f"UBND {area.group()}".upper()
    return f"UBND thành phố {ranked[0].name.split('Đào tạo')[-1].strip()}".upper() if ranked else ""


def _issuer(unit: Unit) -> str:
    return _AREA.sub("", unit.name).strip().upper() if unit.kind == Unit.Kind.DEPARTMENT else unit.name.upper()


def _basis(number: str, above: Plan | None) -> str:
    """An act carried out; of the plan above we know who issued it and when."""
    if above is None or number != above.number:
        return f"Căn cứ Kế hoạch số {number}"
    day = f" ngày {above.signed_on:%d/%m/%Y}" if above.signed_on else ""
    return f"Căn cứ Kế hoạch số {number}{day} của {above.unit.name}"


def _number(plan: Plan) -> str:
    return f"Số: {plan.number}" if plan.number else f"Số:        /{plan.kind}-{symbol(plan.unit)}"


def symbol(unit: Unit) -> str:
    """The unit's letters in a document's number: "PGDĐT", "THVX"."""
    if unit.kind == Unit.Kind.DEPARTMENT:
        return "PGDĐT"
    proper = re.sub(r"^Trường\s+|Mầm non\s+|Tiểu học\s+|THCS\s+|Trung học cơ sở\s+", "", unit.name)
    level = _SYMBOLS.get(Unit.Level(unit.level), "") if unit.level else ""
    return level + "".join(word[0] for word in proper.split() if word[0].isalpha()).upper()


def _body(plan: Plan, clauses: Sequence[Clause], goals_above: Mapping[str, Target]) -> Iterator[Block]:
    def of(kind: str) -> list[Clause]:
        return [clause for clause in clauses if clause.kind == kind]

    yield Paragraph(f"{plan.unit.name} xây dựng kế hoạch triển khai thực hiện như sau:")
    yield Heading(1, "I. MỤC TIÊU")
    yield from _listed("1. Mục tiêu chung", of(Kind.GENERAL))
    yield Heading(2, "2. Mục tiêu cụ thể")
    for letter, objective in zip(_LETTERS, of(Kind.OBJECTIVE), strict=False):
        yield Heading(3, f"{letter}) {objective.text}")
        yield Bullets([_target(c, goals_above) for c in of(Kind.TARGET) if c.place == objective.address])
    yield from _listed(f"3. Định hướng đến năm {plan.horizon}" if plan.horizon else "3. Định hướng", of(Kind.OUTLOOK))
    yield Heading(1, "II. NHIỆM VỤ VÀ GIẢI PHÁP")
    for n, task in enumerate(of(Kind.TASK), 1):
        yield from _listed(f"{n}. {task.text}", [c for c in of(Kind.ITEM) if c.place == task.address], bare=True)
    yield from _listed("III. KINH PHÍ THỰC HIỆN", of(Kind.FUNDING), level=1)
    yield Heading(1, "IV. TỔ CHỨC THỰC HIỆN")
    duties: dict[str, list[Clause]] = {}
    for clause in of(Kind.DUTY):
        duties.setdefault(clause.party, []).append(clause)
    for n, (party, lines) in enumerate(duties.items(), 1):
        yield from _listed(f"{n}. {party}", lines)
    if plan.answerable:
        yield Paragraph(f"{plan.answerable.full_name} chịu trách nhiệm tổ chức thực hiện kế hoạch này tại đơn vị.")
    yield Heading(1, "V. TỔNG KẾT, ĐÁNH GIÁ, BÁO CÁO")
    yield Paragraph(_reporting(plan, of(Kind.REPORT)))
    yield from (Paragraph(clause.text) for clause in of(Kind.HAND_DOWN))


def _listed(title: str, lines: Sequence[Clause], *, level: int = 2, bare: bool = False) -> Iterator[Block]:
    """A heading and its lines; without lines nothing, unless the heading says enough (`bare`)."""
    if lines or bare:
        yield Heading(1 if level == 1 else 2, title)
    if lines:
        yield Bullets([_line(clause) for clause in lines])


def _line(clause: Clause) -> Words:
    due = f"hạn {clause.due_on:%d/%m/%Y}" if clause.due_on else ""
    who = "phụ trách: " + str(clause.responsible) if clause.responsible else ""
    marks = "; ".join(filter(None, [who, due]))
    return [Run(clause.text), Run(f" ({marks})", italic=True)] if marks else clause.text


def _target(clause: Clause, goals_above: Mapping[str, Target]) -> Words:
    """The target as the plan above words it; where the unit sets another level, that level and its reason behind it."""
    own = [
        goal_on_paper(t.comparison, t.percent) + (f", vì {t.reason}" if t.reason else "")
        for t in clause.targets.all()
        if t.percent is not None and _differs(t, goals_above.get(t.series))
    ]
    line = _line(clause)
    parts = [Run(line)] if isinstance(line, str) else [*line]
    return [*parts, Run(f" Mức của đơn vị: {'; '.join(own)}.", bold=True)] if own else parts


def _differs(target: Target, above: Target | None) -> bool:
    return above is not None and (target.comparison, target.percent) != (above.comparison, above.percent)


def _reporting(plan: Plan, items: Sequence[Clause]) -> str:
    what = "; ".join(clause.text.rstrip(".;") for clause in items) or "sơ kết, tổng kết, đánh giá"
    to = f" về {plan.report_to}" if plan.report_to else ""
    at = f" (địa chỉ: {plan.report_address})" if plan.report_address else ""
    by = f"{plan.report_day:02}/{plan.report_month:02}"
    return f"Hằng năm tiến hành {what}; gửi báo cáo kết quả{to}{at} trước ngày {by}."
