"""What goes out to schools that are late: a công văn to sign, and a text to paste into a chat. No person is named."""

from collections.abc import Sequence
from datetime import date

from tuoitho.documents.blocks import Bullets, Document, Letterhead, Number, Paragraph, Run, Signature
from tuoitho.figures.printing import format_count
from tuoitho.organisations.models import Unit
from tuoitho.reporting.models import Cycle, Submission
from tuoitho.reporting.pages import printing
from tuoitho.reporting.rules.signing import POSITIONS


def reminder_letter(cycle: Cycle, late: Sequence[Submission], today: date, illustrative: bool = False) -> Document:
    """Công văn đôn đốc to the schools whose report is not in."""
    parent, issuer, place = printing.names_of(cycle.unit)
    over = today > cycle.due_on
    count = Number(format_count(len(late)), "late")
    when = f"đã hết hạn ngày {cycle.due_on:%d/%m/%Y}" if over else f"hạn gửi là hết ngày {cycle.due_on:%d/%m/%Y}"
    return Document(
        letterhead=Letterhead(parent, issuer, "Số:\u2003\u2003/PGDĐT", place),
        title=f"V/v đôn đốc gửi báo cáo năm {cycle.year} về phòng ngừa, giảm thiểu trẻ em lao động trái quy định",
        addressees=("Hiệu trưởng các trường có tên dưới đây",),
        body=[
            Paragraph(f"Theo kế hoạch, các trường gửi báo cáo năm {cycle.year} về phòng; {when}."),
            Paragraph([Run("Đến nay phòng chưa nhận được báo cáo của "), count, Run(" trường:")]),
            Bullets([row.unit.name for row in late]),
            Paragraph(
                "Đề nghị Hiệu trưởng chỉ đạo hoàn thiện và gửi báo cáo ngay; trường không phát sinh trường hợp nào "
                "vẫn gửi báo cáo và ghi rõ “Không phát sinh”."
            ),
        ],
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature("", POSITIONS[Unit.Kind(cycle.unit.kind)][0], ""),
        illustrative=illustrative,
    )


def chat_text(cycle: Cycle, late: Sequence[Submission], today: date) -> str:
    """To paste into Zalo: schools by name, no person, no child's data."""
    head = f"Nhắc gửi báo cáo năm {cycle.year} (phòng ngừa, giảm thiểu trẻ em lao động trái quy định)."
    over = today > cycle.due_on
    when = "Đã quá hạn ngày" if over else "Hạn gửi: hết ngày"
    names = "\n".join(f"{place}. {row.unit.name}" for place, row in enumerate(late, 1))
    return f"{head}\n{when} {cycle.due_on:%d/%m/%Y}. Còn {len(late)} trường chưa gửi:\n{names}\nTrân trọng."
