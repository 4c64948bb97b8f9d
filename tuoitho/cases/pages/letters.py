"""A referral as a letter (công văn, NĐ 30/2020) to an outside body or a school: the sheet, and nothing else."""

from datetime import datetime

from django.utils import timezone

from tuoitho.cases.models import Referral
from tuoitho.documents import docx, pdf
from tuoitho.documents.blocks import Bullets, Document, Letterhead, Paragraph, Run, Signature

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_RENDER = {"docx": docx.render, "pdf": pdf.render}
_LABELS = {
    "called": "Trẻ em",
    "age": "Tuổi",
    "asks": "Nội dung đề nghị",
    "background": "Thông tin cần biết",
    "contact": "Liên hệ với em qua",
}
_GUARD = (
    "Thông tin trong văn bản này thuộc bí mật đời sống riêng tư của trẻ em (NĐ 56/2017, Điều 33); chỉ người trực tiếp "
    "thực hiện được đọc, không sao chụp, không chuyển cho người khác."
)


def referral_paper(referral: Referral, chair: str, kind: str, at: datetime) -> bytes:
    """The letter as "docx" or "pdf". `chair`: who signs for the ward."""
    return _RENDER[kind](referral_letter(referral, chair), at)


def referral_letter(referral: Referral, chair: str) -> Document:
    """The number and day are written in when the letter is signed."""
    ward = referral.case.home_ward.name
    lines = [
        [Run(f"{label}: ", bold=True), Run(referral.sheet[name])]
        for name, label in _LABELS.items()
        if referral.sheet.get(name)
    ]
    answer_by = f"{referral.answer_by:%d/%m/%Y}"
    return Document(
        letterhead=Letterhead(
            "",
            f"Uỷ ban nhân dân {ward[:1].lower()}{ward[1:]}",
            "Số:\u2003\u2003/UBND",
            ward.removeprefix("Phường ").removeprefix("Xã "),
            timezone.localdate(referral.sent_at),
        ),
        title="V/v đề nghị phối hợp cung cấp dịch vụ hỗ trợ trẻ em",
        addressees=(referral.receiver,),
        body=[
            Paragraph([Run(_GUARD, italic=True)]),
            Paragraph("Uỷ ban nhân dân phường đề nghị quý cơ quan, đơn vị phối hợp hỗ trợ một trẻ em như sau:"),
            Bullets(lines),
            Paragraph(
                "Đề nghị trả lời bằng văn bản có nhận hay không, nêu rõ lý do nếu không nhận, trước hết ngày "
                f"{answer_by}."
            ),
            Paragraph(f"Đầu mối phối hợp: {referral.sheet.get('sender', ward)}."),
        ],
        recipients=("Như trên", "Lưu: hồ sơ"),
        signature=Signature("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", chair),
    )
