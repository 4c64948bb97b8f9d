"""What the evidence of a line says: a state, sentences with their lists, and where to begin when there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.parts import local
from tuoitho.desk.pages.links import link
from tuoitho.indicators.evidence import Evidence
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Clause


@dataclass(frozen=True)
class Fact:
    """A count of records in words, and the list that makes it; no list for whoever may not see it."""

    text: str
    url: str = ""


# source → (permission of the list, its page)
LISTS = {
    "activities": ("activities.see_activities", "activities:activities"),
    "plans": ("programme.see_plan", "programme:plans"),
    "groups": ("programme.relay_plan", "programme:relay"),
    "money": ("programme.see_money", "programme:money"),
    "reports": ("reporting.see_reports", "reporting:cycles"),
    "figures": ("indicators.see_figures", "indicators:own"),
}


def state_of(evidence: Sequence[Evidence], over: bool) -> tuple[str, str]:
    """A status of the kit and its word, by nothing but the records. `over`: the clause's day has passed."""
    if not evidence:
        return "", ""
    if not any(one.count for one in evidence):
        return ("late" if over else "not_enough_data"), _("Chưa có minh chứng")
    share = next((one for one in evidence if one.of), None)
    if share is None or share.of is None:
        return "done", _("Có minh chứng")
    words = _("%(count)s / %(of)s") % {"count": local(share.count, 0), "of": local(share.of, 0)}
    if share.count >= share.of:
        return "done", words
    if 10 * share.count >= 9 * share.of:
        return "near", words
    return ("missed" if over else "due"), words


def fact_of(evidence: Evidence, clause: Clause, viewer: Viewer) -> Fact:
    permission, page = LISTS[evidence.source]
    query = {"clause": clause.address} if evidence.source == "activities" else None
    return Fact(_sentence(evidence), link(page, query) if viewer.holds(permission) else "")


def begin_with(source: str, clause: Clause, viewer: Viewer) -> tuple[str, str]:
    """The first step towards evidence, for whoever may take it."""
    if source == "activities" and viewer.holds("activities.log_activity"):
        return _("Ghi hoạt động"), link("activities:log_activity", {"clause": clause.address})
    if source == "money" and viewer.holds("programme.keep_money"):
        return _("Ghi kinh phí"), link("programme:money")
    if source == "plans" and viewer.holds("programme.draft_plan"):
        return _("Lập kế hoạch"), link("programme:plans")
    if source == "groups" and viewer.holds("programme.relay_plan"):
        return _("Chuyển kế hoạch"), link("programme:relay")
    if source == "reports" and viewer.holds("reporting.see_reports"):
        return _("Mở báo cáo năm"), link("reporting:cycles")
    return "", ""


def _sentence(evidence: Evidence) -> str:
    count = evidence.count
    words = {"count": local(count, 0), "of": local(evidence.of or 0, 0)}
    sentences = {
        "activities": ngettext("%(count)s hoạt động", "%(count)s hoạt động", count),
        "figures": ngettext("%(count)s đơn vị có số liệu", "%(count)s đơn vị có số liệu", count),
        "money": ngettext("%(count)s khoản thu, chi", "%(count)s khoản thu, chi", count),
        "plans": _("%(count)s / %(of)s trường đã ban hành kế hoạch"),
        "groups": _("%(count)s / %(of)s nhóm, lớp độc lập đã xác nhận"),
        "reports": _("%(count)s / %(of)s báo cáo đã gửi"),
    }
    return sentences[evidence.source] % words
