"""A ward: what it has to state, and its figures. The officer states; the chair reads."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import Todo
from tuoitho.desk.pages.desks.desk import Button, Desk, Task
from tuoitho.desk.pages.desks.figures import DeskFigures
from tuoitho.desk.pages.links import link
from tuoitho.indicators.queries import Value
from tuoitho.organisations.models import Post, Unit
from tuoitho.organisations.queries import Viewer


def ward_desk(viewer: Viewer, post: Post) -> Desk:
    figures = DeskFigures(viewer, post.unit)
    unknown = [value for value in figures.values() if _ours(value) and value.denominator is None]
    keeps = viewer.holds("registry.keep_headcounts", post.unit_id)
    return Desk(
        _("%(unit)s, năm báo cáo %(year)s") % {"unit": post.unit.name, "year": figures.year or viewer.on.year},
        _lead(unknown, keeps),
        tasks=[_state(post.unit, value) for value in unknown] if keeps else [],
        quiet=_("Mọi số của phường đã được khai.") if not unknown else "",
        buttons=_buttons(post.unit) if keeps else [],
        cards=figures.cards(),
        figures_of=_("của phường, cộng cả các trường trên địa bàn"),
        figures_url=figures.url("cards"),
        compare_url=figures.url("compare"),
    )


def _ours(value: Value) -> bool:
    """The ward's own figures, not those its schools add up to."""
    return value.indicator.groups == [Unit.Kind.WARD]


def _lead(unknown: Sequence[Value], keeps: bool) -> str:
    if not unknown:
        return _("Số liệu của phường đã đủ để tính.")
    count = len(unknown)
    sentence = (
        ngettext("Còn %(count)s số của phường chưa khai.", "Còn %(count)s số của phường chưa khai.", count)
        if keeps
        else ngettext(
            "Còn %(count)s số chưa khai; người làm công tác bảo vệ trẻ em của phường khai số này.",
            "Còn %(count)s số chưa khai; người làm công tác bảo vệ trẻ em của phường khai số này.",
            count,
        )
    )
    return sentence % {"count": count}


def _state(unit: Unit, value: Value) -> Task:
    todo = Todo(
        _(value.indicator.denominator_name),
        _("Thiếu số này thì %(code)s chưa tính được.") % {"code": value.code},
        link("registry:headcounts", code=unit.code),
        _("Khai số"),
        "not_enough_data",
        _("Chưa khai"),
        value.code,
    )
    return Task(todo)


def _buttons(unit: Unit) -> list[Button]:
    return [
        Button(
            _("Khai số liệu của phường"),
            _("trẻ em, cơ sở sử dụng lao động, cán bộ"),
            "123",
            link("registry:headcounts", code=unit.code),
        ),
        Button(
            _("Số trẻ em sống trên địa bàn"),
            _("từ tệp điều tra, phổ cập; chỉ giữ con số"),
            "people",
            link("registry:read_facts", code=unit.code, kind="population"),
        ),
        Button(
            _("Ghi hoạt động"), _("truyền thông, tập huấn trên địa bàn"), "plus-lg", link("activities:log_activity")
        ),
        Button(
            _("Danh bạ dịch vụ"), _("nơi phường đã từng nhờ, để lần sau tìm được ngay"), "heart", link("cases:services")
        ),
    ]
