"""Form 01 and its covering letter, as official papers for a ward that does not use the product and for the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tuoitho.cases.models import Report
from tuoitho.cases.pages.papers import SECRECY, sections_of
from tuoitho.documents import docx, pdf
from tuoitho.documents.blocks import Document, Letterhead, Paragraph, Run, Signature
from tuoitho.law.child_forms import FORMS

_RENDER = {"docx": docx.render, "pdf": pdf.render}
KINDS = frozenset(_RENDER)
TITLE = "Tiếp nhận thông tin trẻ em"


@dataclass(frozen=True)
class Maker:
    """Who makes a paper: the body in the letterhead and the body above it, the place, who signs as what."""

    parent: str
    body: str
    place: str
    position: str
    name: str


def form_01(report: Report, maker: Maker, kind: str, at: datetime) -> bytes:
    """Form 01 as "docx" or "pdf"; what is not known prints as dots to write on."""
    definition = FORMS["01"]
    warning = [] if definition.verified else ["Các câu của mẫu chưa được xác minh với bản chính thức của Phụ lục."]
    with override("vi"):
        document = Document(
            letterhead=_letterhead(maker, "         /BC", timezone.localdate(report.received_at)),
            kind="BÁO CÁO",
            title=TITLE,
            body=[
                Paragraph([Run("Mẫu số 01 (kèm theo Nghị định số 56/2017/NĐ-CP)", italic=True)], centred=True),
                Paragraph([Run(SECRECY, bold=True)]),
                *(Paragraph([Run(line, italic=True)]) for line in warning),
                *sections_of(definition, answers_of(report)),
            ],
            recipients=["Lưu: hồ sơ"],
            signature=Signature("", maker.position, maker.name),
        )
        return _RENDER[kind](document, at)


def covering_letter(report: Report, maker: Maker, kind: str, at: datetime) -> bytes:
    """The letter that goes with form 01 to a ward on paper: it asks for number and day of the answer, and names
    neither the child nor what was told."""
    ward = _lower((report.happened_in or report.receiver).name)
    body = [
        "Thực hiện Điều 51 Luật Trẻ em năm 2016 và Điều 25 Nghị định số 56/2017/NĐ-CP về việc thông báo ngay thông tin "
        f"trẻ em cần được bảo vệ, {_lower(maker.body)} gửi kèm Báo cáo tiếp nhận thông tin trẻ em (Mẫu số 01), trong "
        "phong bì dán kín.",
        f"Đề nghị Uỷ ban nhân dân {ward} tiếp nhận, chỉ đạo người làm công tác bảo vệ trẻ em xử lý theo Điều 26 của "
        "Nghị định và có văn bản trả lời đã nhận được thông tin (ghi rõ số, ngày).",
        "Nội dung báo cáo chỉ những người tham gia hỗ trợ, can thiệp được đọc (Điều 24 của Nghị định).",
    ]
    with override("vi"):
        document = Document(
            letterhead=_letterhead(maker, "         ", timezone.localdate(at)),
            title="V/v thông báo thông tin trẻ em cần được bảo vệ",
            addressees=[f"Uỷ ban nhân dân {ward}"],
            body=[Paragraph(text) for text in body],
            recipients=["Như trên", "Lưu: VT"],
            signature=Signature("", maker.position, maker.name),
        )
        return _RENDER[kind](document, at)


def labels() -> Iterator[tuple[str, str]]:
    """(code, question in the reader's language) of form 01."""
    return ((field.code, _(field.label)) for field in FORMS["01"].fields)


def answers_of(report: Report) -> dict[str, str]:
    """Form 01 as far as it is known, by the field's code."""
    received = timezone.localtime(report.received_at)
    return {
        **(report.answers or {}),
        **_of_child(report),
        "channel": report.get_channel_display(),
        "received_on": f"{received:%Y-%m-%d}",
        "received_time": f"{received:%H:%M}",
        "happened_at": ", ".join(filter(None, [report.place, report.happened_in.name if report.happened_in else ""])),
        "condition": " ".join(filter(None, [report.saw, _when(report), report.details])),
        "reporter_name": report.reporter_name or "",
        "reporter_contact": report.reporter_contact or "",
    }


def _of_child(report: Report) -> dict[str, str]:
    child = report.child
    if child is None:
        return {}
    born = f"{child.born_on:%d/%m/%Y}" if child.born_on else str(child.birth_year or "")
    cared = " · ".join(filter(None, [child.guardian_name, child.guardian_phone]))
    called = (report.answers or {}).get("child_name", "")
    name = child.name or child.nickname or ""
    known = {
        "child_name": f"{name} (thường gọi: {called})" if name and called not in ("", name) else name,
        "child_born": born,
        "child_sex": {"m": "Nam", "f": "Nữ"}.get(child.sex, ""),
        "caregiver": cared,
    }
    return {code: words for code, words in known.items() if words}


def _when(report: Report) -> str:
    if report.noticed_at is not None:
        return f"Thấy lúc {timezone.localtime(report.noticed_at):%H:%M ngày %d/%m/%Y}."
    return f"Thấy: {report.seen}." if report.seen else ""


def _letterhead(maker: Maker, number: str, on: date) -> Letterhead:
    return Letterhead(maker.parent, maker.body, f"Số: {number}", maker.place, on)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
