"""The frame around every page: menu, search box, who is signed in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import pgettext_lazy

from tuoitho.desk import queries
from tuoitho.desk.pages.links import link
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import ROLES

MOST = 7
REPORTS = "reporting:cycles"
_HANDING_OVER = (
    "keep_accounts",
    "import_accounts",
    "reset_password",
    "reset_second_step",
    "lock_account",
    "give_post",
    "end_post",
    "hand_over",
    "deputise",
)
PEOPLE = tuple(f"organisations:{page}" for page in _HANDING_OVER)
CHANGES = tuple(f"organisations:{verb}_change" for verb in ("prepare", "edit", "preview", "apply", "undo"))
CARDS = tuple(f"cases:{page}" for page in ("flag", "act_on_flag", "check_back", "dismiss_flag", "set_flag_limit"))
INBOX = (
    "cases:report",
    "cases:receive_report",
    "cases:keep_watch",
    "cases:end_watch",
    "cases:hand_original",
    *(f"cases:{verb}" for verb in ("ask_school", "forward", "pass_on", "take_back", "record_answer")),
    *(f"cases:{verb}" for verb in ("propose_end", "confirm_end", "refuse_end", "reopen_report")),
)
TOLD = tuple(f"cases:{page}" for page in ("file_report", "my_report", "file_answer", "answer_ward"))
AUDIT = ("organisations:verify_audit", "organisations:refusals")


@dataclass(frozen=True)
class MenuEntry:
    """`permission`: whoever lacks it does not see the entry. `rooms`: pages of these URL spaces light it up, unless
    `pages` of another entry name them. `own`: the page is the viewer's own unit's."""

    label: str | Promise
    icon: str
    url_name: str
    permission: str
    rooms: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    own: bool = False

    def url(self, viewer: Viewer) -> str:
        if not self.own:
            return link(self.url_name)
        return link(self.url_name, code=viewer.post.unit.code) if viewer.post else ""


MENU: tuple[MenuEntry, ...] = (
    MenuEntry(pgettext_lazy("menu", "Bàn làm việc"), "house", "desk:desk", "desk.open"),
    MenuEntry(pgettext_lazy("menu", "Tin báo"), "inbox", "cases:reports", "cases.receive_reports", pages=INBOX),
    MenuEntry(pgettext_lazy("menu", "Hồ sơ"), "folder2-open", "cases:cases", "cases.see_cases", rooms=("cases",)),
    MenuEntry(
        pgettext_lazy("menu", "Kế hoạch"),
        "journal-check",
        "desk:living_plan",
        "programme.see_plan",
        rooms=("programme",),
        pages=("desk:evidence", "desk:missing"),
    ),
    MenuEntry(
        pgettext_lazy("menu", "Chỉ tiêu"), "bullseye", "indicators:own", "indicators.see_figures", rooms=("indicators",)
    ),
    MenuEntry(
        pgettext_lazy("menu", "Báo cáo năm"),
        "file-earmark-text",
        REPORTS,
        "reporting.see_reports",
        rooms=("reporting",),
    ),
    MenuEntry(
        pgettext_lazy("menu", "Hoạt động"),
        "calendar-event",
        "activities:activities",
        "activities.open",
        rooms=("activities",),
    ),
    MenuEntry(
        pgettext_lazy("menu", "Danh sách"),
        "people",
        "registry:own_roster",
        "registry.see_own_class",
        rooms=("registry",),
    ),
    MenuEntry(pgettext_lazy("menu", "Thẻ theo dõi"), "card-checklist", "cases:flags", "cases.see_flags", pages=CARDS),
    MenuEntry(
        pgettext_lazy("menu", "Nhật ký"), "shield-check", "organisations:audit", "organisations.read_audit", pages=AUDIT
    ),
    MenuEntry(
        pgettext_lazy("menu", "Người và chức vụ"),
        "person-badge",
        "organisations:people",
        "organisations.keep_posts",
        pages=PEOPLE,
    ),
    MenuEntry(pgettext_lazy("menu", "Tôi thấy"), "eye", "cases:my_reports", "cases.file_report", pages=TOLD),
    MenuEntry(
        pgettext_lazy("menu", "Đơn vị"),
        "buildings",
        "organisations:tree",
        "organisations.see_units",
        rooms=("organisations",),
    ),
    MenuEntry(
        pgettext_lazy("menu", "Số liệu khai"),
        "123",
        "registry:headcounts",
        "registry.keep_headcounts",
        rooms=("registry",),
        own=True,
    ),
    MenuEntry(
        pgettext_lazy("menu", "Việc và nơi làm"),
        "list-check",
        "cases:catalogue",
        "cases.keep_catalogue",
        pages=("cases:add_entry", "cases:edit_entry", "cases:verify_entry"),
    ),
    MenuEntry(
        pgettext_lazy("menu", "Sắp xếp đơn vị"),
        "signpost-split",
        "organisations:changes",
        "organisations.change_units",
        pages=CHANGES,
    ),
    MenuEntry(pgettext_lazy("menu", "Số gọi và thời hạn"), "telephone", "cases:keep_settings", "cases.keep_settings"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """What `frame.html` needs, worked out only where it is printed: pages without a frame ask nothing."""
    return {"frame": SimpleLazyObject(lambda: _frame(request))}


def _frame(request: HttpRequest) -> dict[str, Any]:
    viewer = getattr(request, "viewer", None)
    if viewer is None or viewer.user is None:
        return {"menu": []}
    return {
        "illustrative": queries.is_illustrative(viewer),
        "today": viewer.on,
        "menu": menu_of(viewer, _here(request)),
        "search_url": link("desk:search") if viewer.holds("desk.search") else "",
        "search_words": (request.POST or request.GET).get("q", ""),
        "guide_url": link("desk:guide"),
        "viewer_name": viewer.user.full_name,
        "viewer_unit": viewer.post.unit.name if viewer.post else "",
        "light": set(viewer.roles) == {"teacher"},
    }


def menu_of(viewer: Viewer, here: str) -> list[dict[str, Any]]:
    """At most seven entries: what the roles may use and what is there. `here`: the name of the page that is open."""
    allowed = [(entry, entry.url(viewer)) for entry in MENU if viewer.holds(entry.permission)]
    shown = [(entry, url) for entry, url in allowed if url][:MOST]
    lit = _lit([entry for entry, _url in shown], here)
    return [
        {"label": entry.label, "icon": entry.icon, "url": url, "active": entry is lit, "badge": _badge(viewer, entry)}
        for entry, url in shown
    ]


def _lit(entries: Sequence[MenuEntry], here: str) -> MenuEntry | None:
    """The entry whose page this is, else the one whose room it is in."""
    exact = (entry for entry in entries if here == entry.url_name or here in entry.pages)
    room = here.partition(":")[0]
    return next(exact, None) or next((entry for entry in entries if room in entry.rooms), None)


def _badge(viewer: Viewer, entry: MenuEntry) -> int:
    if entry.url_name != REPORTS or not viewer.holds("reporting.remind_late"):
        return 0
    return queries.count_late(viewer.units("reporting.remind_late"), viewer.on)


def _here(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def other_posts(posts: Sequence[Post]) -> list[tuple[str, str, bool]]:
    """(role and unit in words, address of its desk, deputising) of each post."""
    return [
        (
            f"{ROLES[post.role].label}, {post.unit.name}",
            f"{link('desk:desk')}?post={post.key}",
            bool(post.deputising_for_id),
        )
        for post in posts
    ]
