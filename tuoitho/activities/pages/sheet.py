"""The sheet people sign at an activity, with the names already on it."""

from collections.abc import Sequence

from tuoitho.documents.blocks import Document, Paragraph, Run, Signature, SignInTable

BLANK_ROWS = 3


def sheet(unit: str, group: str, names: Sequence[str], *, illustrative: bool = False) -> Document:
    """A "giấy xác nhận tham dự" of a class or the staff (`group`). Words on official paper are not translated."""
    gap = " " + "." * 60
    return Document(
        kind="Giấy xác nhận tham dự",
        title="Hoạt động phòng ngừa, giảm thiểu trẻ em lao động trái quy định pháp luật",
        body=(
            Paragraph((Run("Đơn vị: ", bold=True), Run(unit), Run(". "), Run(group, bold=True))),
            Paragraph((Run("Nội dung:", bold=True), Run(gap))),
            Paragraph((Run("Thời gian, địa điểm:", bold=True), Run(gap))),
            Paragraph("Những người có tên dưới đây xác nhận đã tham dự:"),
            SignInTable(("Họ và tên", "Ký tên"), [(name,) for name in names], BLANK_ROWS, (2.4, 1.6)),
            Paragraph((Run("Tổng số người dự:", bold=True), Run(" ............  người."))),
        ),
        signature=Signature("", "Người tổ chức", ""),
        illustrative=illustrative,
    )
