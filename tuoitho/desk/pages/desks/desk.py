"""What a desk shows, whoever sits at it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import ngettext

from tuoitho.base.parts import TargetCard, Tile, Todo
from tuoitho.desk.pages.search import Found
from tuoitho.indicators.pages import Square

MOST = 7


@dataclass(frozen=True)
class Task:
    """Something to do by a day; without a day it comes after what has one."""

    todo: Todo
    due_on: date | None = None


@dataclass(frozen=True)
class Button:
    """A large button: two taps from done."""

    title: str
    detail: str
    icon: str
    url: str


@dataclass(frozen=True)
class SchoolRow:
    """A school that needs attention, and why. `report`: a status of the kit and its words."""

    name: str
    url: str
    ward: str
    squares: Sequence[Square]
    report: tuple[str, str]
    report_url: str
    why: str


@dataclass(frozen=True)
class Listing:
    """A short list; `all_url` opens the whole of it."""

    title: str | Promise
    rows: Sequence[Found]
    all_url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Desk:
    """`begin`: what to do first where nothing is there yet. `figures_of`: whose figures the cards are, in words."""

    heading: str
    lead: str = ""
    tasks: Sequence[Task] = ()
    quiet: str = ""
    begin: Sequence[Button] = ()
    buttons: Sequence[Button] = ()
    cards: Sequence[TargetCard] = ()
    figures_of: str = ""
    figures_url: str = ""
    compare_url: str = ""
    then_now: Sequence[tuple[str, str]] = ()
    schools: Sequence[SchoolRow] = ()
    schools_all: int = 0
    schools_url: str = ""
    series: Sequence[str] = ()
    tiles: Sequence[Tile] = ()
    tiles_of: str = ""
    tiles_url: str = ""
    lists: Sequence[Listing] = ()

    @property
    def todos(self) -> list[Todo]:
        """At most seven, by due date; the first is the one to begin with."""
        return [task.todo for task in sorted(self.tasks, key=_by_day)[:MOST]]

    @property
    def more_tasks(self) -> int:
        return max(0, len(self.tasks) - MOST)


def _by_day(task: Task) -> date:
    return task.due_on or date.max


def some_names(names: Iterable[str], shown: int = 3) -> str:
    """ "TH Hoa Gạo, THCS Sông Nhuệ, MN Cánh Diều và 3 đơn vị khác"."""
    every = list(names)
    first = ", ".join(every[:shown])
    if len(every) <= shown:
        return first
    left = len(every) - shown
    return ngettext("%(names)s và %(count)s đơn vị khác", "%(names)s và %(count)s đơn vị khác", left) % {
        "names": first,
        "count": left,
    }


def short(name: str) -> str:
    """A school's name as people say it: "Trường Tiểu học Hoa Gạo" is "TH Hoa Gạo"."""
    for whole, said in _SHORT:
        if name.startswith(whole):
            return f"{said}{name.removeprefix(whole)}"
    return name


_SHORT = (
    ("Trường Tiểu học ", "TH "),
    ("Trường Trung học cơ sở ", "THCS "),
    ("Trường THCS ", "THCS "),
    ("Trường Mầm non ", "MN "),
    ("Phòng Giáo dục và Đào tạo ", "Phòng GDĐT "),
    ("Phường ", ""),
    ("Uỷ ban nhân dân phường ", ""),
)
