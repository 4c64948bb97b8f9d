"""To whom the department reports, and what each of them is told first (plan, part V). Words on paper are Vietnamese."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Addressee:
    """`label` on the screen, `slug` in names of files; printed are `to`, `recipients`, opening, head of part IV."""

    code: str
    slug: str
    label: str | Promise
    to: str
    recipients: tuple[str, ...]
    opening: str
    asks: str


ADDRESSEES = {
    one.code: one
    for one in (
        Addressee(
            "city",
            "so",
            _("Sở Giáo dục và Đào tạo"),
            "Sở Giáo dục và Đào tạo Hà Nội",
            ("Sở Giáo dục và Đào tạo Hà Nội (để báo cáo)", "{committee} (để báo cáo)", "Lưu: VT"),
            "Thực hiện kế hoạch của ngành Giáo dục và Đào tạo thành phố về phòng ngừa, giảm thiểu trẻ em lao động trái "
            "quy định của pháp luật, {issuer} báo cáo kết quả của các cơ sở giáo dục trên địa bàn năm {year} như sau:",
            "Kiến nghị với Sở Giáo dục và Đào tạo",
        ),
        Addressee(
            "committee",
            "uy-ban",
            _("Uỷ ban nhân dân quận"),
            "{committee}",
            ("{committee} (để báo cáo)", "Sở Giáo dục và Đào tạo Hà Nội (để báo cáo)", "UBND các phường", "Lưu: VT"),
            "Thực hiện chương trình phòng ngừa, giảm thiểu trẻ em lao động trái quy định của pháp luật trên địa bàn "
            "quận, {issuer} tổng hợp kết quả phối hợp của các trường và các phường năm {year} như sau:",
            "Kiến nghị với Uỷ ban nhân dân quận, các phường và các ngành",
        ),
    )
}
