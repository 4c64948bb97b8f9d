"""The city's centre of social work: what passed a ward by and waits. It sees no case and no figure."""

from django.utils.translation import gettext as _

from tuoitho.desk.pages.desks.desk import Desk
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer


def centre_desk(viewer: Viewer, post: Post) -> Desk:
    """The reports themselves come with `children.with_children`, as on every desk that receives them."""
    return Desk(
        _("Tin báo gửi đến Trung tâm"),
        _("Tin báo có người liên quan làm ở phường, công an hoặc trường học được gửi đến đây, không qua nơi đó."),
        quiet=_("Không tin báo nào đang chờ."),
    )
