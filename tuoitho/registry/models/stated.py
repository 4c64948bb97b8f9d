"""Which head-counts a unit states, what bounds them, and the cells they become. The one table of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.counts.models import Period
from tuoitho.organisations.models import Unit

Span = tuple[int, int]


@dataclass(frozen=True)
class Stated:
    """One number a unit states. `span`: it may be known as "from … to …" only. `of`: the measure it cannot exceed."""

    measure: str
    label: str | Promise
    of: str = ""
    span: bool = False


PEOPLE = (
    Stated("pupils.roll", _("Học sinh trong danh sách")),
    Stated("pupils.informed", _("Học sinh được truyền thông ít nhất một lần"), "pupils.roll", span=True),
    Stated("staff.roll", _("Cán bộ, giáo viên, nhân viên")),
    Stated(
        "staff.informed", _("Cán bộ, giáo viên, nhân viên được truyền thông ít nhất một lần"), "staff.roll", span=True
    ),
)
CAREGIVERS = (
    Stated("caregivers.roll", _("Cha mẹ, người chăm sóc trẻ em")),
    Stated(
        "caregivers.informed",
        _("Cha mẹ, người chăm sóc được truyền thông ít nhất một lần"),
        "caregivers.roll",
        span=True,
    ),
)
SCREENING = (
    Stated("pupils.screened", _("Học sinh được rà soát dấu hiệu lao động trái quy định"), "pupils.roll"),
    Stated("pupils.found", _("Học sinh phát hiện có dấu hiệu lao động trái quy định"), "pupils.screened"),
)
WARD = (
    Stated("children.resident", _("Trẻ em từ 5 đến 17 tuổi sống trên địa bàn, theo điều tra dân số hoặc phổ cập")),
    Stated("children.in_labour", _("Trẻ em lao động trái quy định của pháp luật"), "children.resident"),
    Stated("children.hazardous", _("Trong đó làm công việc nặng nhọc, độc hại, nguy hiểm"), "children.in_labour"),
    Stated("children.notified", _("Trẻ em có nguy cơ, lao động trẻ em, bị mua bán được thông báo trong kỳ")),
    Stated("children.supported", _("Trong đó được hỗ trợ, can thiệp kịp thời"), "children.notified"),
    Stated("children.in_care", _("Trẻ em có nguy cơ hoặc lao động trẻ em đang được quản lý")),
    Stated("children.schooled", _("Trong đó đang học phổ thông hoặc học nghề phù hợp"), "children.in_care"),
    Stated("enterprises.roll", _("Doanh nghiệp đang hoạt động")),
    Stated("enterprises.informed", _("Doanh nghiệp được cung cấp thông tin"), "enterprises.roll", span=True),
    Stated("enterprises.trained", _("Doanh nghiệp được tập huấn"), "enterprises.roll", span=True),
    Stated("cooperatives.roll", _("Hợp tác xã đang hoạt động")),
    Stated("cooperatives.informed", _("Hợp tác xã được cung cấp thông tin"), "cooperatives.roll", span=True),
    Stated("cooperatives.trained", _("Hợp tác xã được tập huấn"), "cooperatives.roll", span=True),
    Stated("households.roll", _("Hộ gia đình có sử dụng lao động")),
    Stated("households.informed", _("Hộ gia đình được cung cấp thông tin"), "households.roll", span=True),
    Stated("households.trained", _("Hộ gia đình được tập huấn"), "households.roll", span=True),
    Stated("ward_officials.roll", _("Cán bộ, công chức phường làm công tác lao động, trẻ em đang tại chức")),
    Stated("ward_officials.trained", _("Trong đó được tập huấn"), "ward_officials.roll", span=True),
)
DEPARTMENT = (
    Stated("district_officials.roll", _("Công chức, viên chức quận thuộc lĩnh vực liên quan đang tại chức")),
    Stated("district_officials.trained", _("Trong đó được tập huấn"), "district_officials.roll", span=True),
)
FIVE_YEAR_OLDS = _("Trẻ mẫu giáo 5 tuổi trong danh sách")
NAMED_ROLLS = ("pupils.roll", "staff.roll")
# Measures that are one cell of the same name; the others become the two ends of a statement.
_PLAIN = {"children.resident", "children.notified", "children.in_care", "pupils.found"}


def kept_by(unit: Unit, period: Period) -> tuple[Stated, ...]:
    """What this unit may state for this period. Preschool children only where five-year-olds are counted."""
    if unit.kind == Unit.Kind.WARD:
        return WARD
    if unit.kind == Unit.Kind.DEPARTMENT:
        return DEPARTMENT
    if unit.kind == Unit.Kind.CITY:
        return ()
    if unit.level != Unit.Level.PRESCHOOL:
        return (*PEOPLE, *CAREGIVERS, *SCREENING)
    if period.five_year_olds:
        return (Stated("pupils.roll", FIVE_YEAR_OLDS), *PEOPLE[1:], *CAREGIVERS)
    return (*PEOPLE[2:], *CAREGIVERS)


def cells_of(measure: str, span: Span | None) -> Mapping[str, int | None]:
    """The base cells of one statement; None takes it back. A roll is one number: its two ends must agree."""
    low, high = span if span else (None, None)
    if measure.endswith(".roll") or measure in _PLAIN:
        if low != high:
            raise ValueError(f"{measure} is one number, stated {span}")
        return {measure: low}
    if measure == "children.in_labour":
        return {measure: low, "children.found.stated_low": low, "children.found.stated_high": high}
    return {f"{measure}.stated_low": low, f"{measure}.stated_high": high}
