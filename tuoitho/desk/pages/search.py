"""What one search found, in groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from tuoitho.cases.models import Case
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.queries.search import search_cases
from tuoitho.desk import queries
from tuoitho.desk.pages.links import link
from tuoitho.law.articles import Article, search_articles
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer, search_units
from tuoitho.registry.models import PersonKind
from tuoitho.registry.queries import Hit, search_people

SHOWN = 8
LETTERS = 160


@dataclass(frozen=True)
class Found:
    """One thing found: what it is called, what else tells it apart, its page ("" without one). `doubt`: unverified."""

    title: str
    detail: str
    url: str = ""
    doubt: bool = False


@dataclass(frozen=True)
class Group:
    """`more`: there is more than is shown."""

    title: str | Promise
    icon: str
    rows: Sequence[Found]
    more: bool


def search(viewer: Viewer, text: str, at: datetime) -> list[Group]:
    """Cases, people, units, plans and their lines, activities and articles that the viewer may see; empty groups left
    out."""
    found = [
        _group(pgettext_lazy("found", "Hồ sơ"), "folder2-open", map(_case, search_cases(viewer, text, at, SHOWN + 1))),
        _group(pgettext_lazy("found", "Người"), "person", map(_person, search_people(viewer, text, SHOWN + 1))),
        _group(pgettext_lazy("found", "Đơn vị"), "buildings", map(_unit, search_units(viewer, text, SHOWN + 1))),
        _group(pgettext_lazy("found", "Kế hoạch"), "journal-check", _plans(viewer, text)),
        _group(pgettext_lazy("found", "Nội dung kế hoạch"), "list-check", _clauses(viewer, text)),
        _group(pgettext_lazy("found", "Hoạt động"), "calendar-event", _activities(viewer, text)),
        _group(pgettext_lazy("found", "Điều luật"), "book", map(_article, search_articles(text)[: SHOWN + 1])),
    ]
    return [group for group in found if group.rows]


def _group(title: str | Promise, icon: str, rows: Iterable[Found]) -> Group:
    found = list(rows)
    return Group(title, icon, found[:SHOWN], len(found) > SHOWN)


def _person(hit: Hit) -> Found:
    pupil = hit.kind == PersonKind.PUPIL
    url = link("registry:pupil", key=hit.key) if pupil else link("registry:edit_staff", key=hit.key)
    where = _("lớp %(name)s") % {"name": hit.where} if pupil else hit.where
    return Found(hit.name, " · ".join(filter(None, [where, hit.unit])), url)


def _case(case: Case) -> Found:
    return Found(name_of(case.child), f"{case.number} · {case.get_state_display()}", link("cases:case", key=case.key))


def _unit(unit: Unit) -> Found:
    return Found(unit.name, f"{unit.get_kind_display()} · {unit.code}", link("organisations:unit", code=unit.code))


def _plans(viewer: Viewer, text: str) -> Iterable[Found]:
    for plan in queries.search_plans(viewer, text, SHOWN + 1):
        url = link("desk:living_plan", key=plan.key)
        yield Found(plan.number or plan.unit.name, Truncator(plan.title).chars(LETTERS), url)


def _clauses(viewer: Viewer, text: str) -> Iterable[Found]:
    for clause in queries.search_clauses(viewer, text, SHOWN + 1):
        url = f"{link('desk:living_plan', key=clause.plan.key)}#{clause.address}"
        yield Found(f"{clause.address}. {Truncator(clause.text).chars(LETTERS)}", clause.plan.number, url)


def _activities(viewer: Viewer, text: str) -> Iterable[Found]:
    for one in queries.search_activities(viewer, text, SHOWN + 1):
        yield Found(one.title, f"{one.unit.name} · {one.on_date:%d/%m/%Y}", link("activities:activity", key=one.key))


def _article(article: Article) -> Found:
    detail = f"{article.act.name} · {_(article.summary)}"
    return Found(
        f"{article.code}: {_(article.title)}",
        detail,
        link("desk:article", {"code": article.code}),
        not article.verified,
    )
