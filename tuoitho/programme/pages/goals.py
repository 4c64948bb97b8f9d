"""A goal in the words of a plan."""

from decimal import Decimal

from django.utils.translation import gettext as _

from tuoitho.base.parts import percent
from tuoitho.figures.printing import format_percent
from tuoitho.programme.models import Target

_WORDS = {"<": "dưới {}", "<=": "không quá {}", ">": "trên {}", ">=": "từ {} trở lên"}


def goal_on_paper(comparison: str, percent: Decimal) -> str:
    """ "từ 90% trở lên": on paper always in Vietnamese."""
    return _WORDS[comparison].format(format_percent(percent))


def goal_words(target: Target) -> str:
    """The same in the reader's language; words for a goal without a number."""
    if target.percent is None:
        return _("chưa có con số")
    sentences = {
        "<": _("dưới %(goal)s"),
        "<=": _("không quá %(goal)s"),
        ">": _("trên %(goal)s"),
        ">=": _("từ %(goal)s trở lên"),
    }
    return sentences[target.comparison] % {"goal": percent(target.percent)}
