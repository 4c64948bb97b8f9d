"""The city department: totals, then and now, small counts hidden."""

from django.utils.translation import gettext as _

from tuoitho.desk.pages.desks.desk import Desk, Listing
from tuoitho.desk.pages.desks.figures import DeskFigures
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer, children_on


def city_desk(viewer: Viewer, post: Post) -> Desk:
    figures = DeskFigures(viewer, post.unit)
    below = [
        Found(unit.name, unit.get_kind_display(), link("indicators:cards", code=unit.code, year=figures.year))
        for unit in children_on(viewer, post.unit, viewer.on).order_by("kind", "folded", "id")
    ]
    return Desk(
        _("Số liệu tổng hợp, năm báo cáo %(year)s") % {"year": figures.year or viewer.on.year},
        _("Số nhỏ được che. Số của một năm đọc được theo đơn vị hành chính khi đó hoặc hiện nay."),
        cards=figures.cards(),
        figures_of=_("toàn địa bàn"),
        figures_url=figures.url("cards"),
        compare_url=figures.url("compare"),
        then_now=[
            (_("Đơn vị hành chính khi đó"), figures.url("cards")),
            (_("Đơn vị hành chính hiện nay"), figures.url("cards", tree="now")),
        ],
        lists=[Listing(_("Đơn vị trực thuộc"), below)] if below else [],
    )
