"""Filling an empty store, all of it or nothing, and telling how far it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from tuoitho.base.actors import SYSTEM
from tuoitho.base.audit import record
from tuoitho.base.models import Note
from tuoitho.demo import archive, children, deeds, people, plan, reform, reports, rosters, units, years
from tuoitho.demo.scale import TODAY, Scale, moment
from tuoitho.demo.town import Town
from tuoitho.organisations.models import Unit, User

ILLUSTRATIVE = "illustrative"
STARTED = "started"
"""The note of a real installation (organisations.start)."""

Tell = Callable[[int, str | Promise], None]


class Store(Enum):
    EMPTY = "empty"
    ILLUSTRATIVE = "illustrative"
    REAL = "real"


@dataclass(frozen=True)
class Chapter:
    """`share`: of a hundred parts of the time, measured at full scale. `write` yields the share of itself done."""

    title: str | Promise
    share: int
    write: Callable[[Town], Iterator[float]]


CHAPTERS = (
    Chapter(pgettext_lazy("chapter", "Đơn vị"), 1, units.write),
    Chapter(pgettext_lazy("chapter", "Tài khoản"), 1, people.write),
    Chapter(pgettext_lazy("chapter", "Kế hoạch"), 7, plan.write),
    Chapter(pgettext_lazy("chapter", "Danh sách học sinh, cán bộ"), 48, rosters.write),
    Chapter(pgettext_lazy("chapter", "Số liệu các năm"), 10, years.write),
    Chapter(pgettext_lazy("chapter", "Hoạt động"), 16, deeds.write),
    Chapter(pgettext_lazy("chapter", "Báo cáo các năm trước"), 2, archive.write),
    Chapter(pgettext_lazy("chapter", "Trẻ em được bảo vệ"), 2, children.write),
    Chapter(pgettext_lazy("chapter", "Báo cáo năm nay"), 12, reports.write),
    Chapter(pgettext_lazy("chapter", "Sắp xếp đơn vị hành chính"), 1, reform.write),
)


def store() -> Store:
    """What this store holds. Anything in it without the note is somebody's own."""
    notes = set(Note.objects.filter(name__in=[ILLUSTRATIVE, STARTED]).values_list("name", flat=True))
    if ILLUSTRATIVE in notes:
        return Store.ILLUSTRATIVE
    occupied = STARTED in notes or User.objects.exists() or Unit.objects.exists()
    return Store.REAL if occupied else Store.EMPTY


def fill(scale: Scale, tell: Tell = lambda percent, title: None) -> Town:
    """Write the whole district into an empty store in one transaction; `tell` hears each new percent."""
    town, before, told = Town(scale), 0, -1
    with transaction.atomic():
        Note.objects.create(name=ILLUSTRATIVE, value="1")
        for chapter in CHAPTERS:
            for done in chapter.write(town):
                percent = int(before + chapter.share * done)
                if percent > told:
                    tell(percent, chapter.title)
                    told = percent
            before += chapter.share
        record(by=SYSTEM, at=moment(TODAY, 7, 45), verb="demo.fill", subject=ILLUSTRATIVE)
    return town
