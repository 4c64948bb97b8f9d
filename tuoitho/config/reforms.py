"""What a reform of the tree meets in the rooms above organisations; its preview warns of it."""

from collections.abc import Collection

from django.utils.translation import ngettext

from tuoitho.reporting.models import Submission


def count_open_reports(units: Collection[int]) -> str:
    """A sentence when reports of these units are not settled yet, else ""."""
    count = Submission.objects.filter(unit__in=list(units)).exclude(state__in=["accepted", "locked"]).count()
    if not count:
        return ""
    sentence = ngettext(
        "%(count)s báo cáo của các đơn vị này chưa được duyệt. Báo cáo vẫn theo đợt đã mở, không mất gì.",
        "%(count)s báo cáo của các đơn vị này chưa được duyệt. Báo cáo vẫn theo đợt đã mở, không mất gì.",
        count,
    )
    return sentence % {"count": count}
