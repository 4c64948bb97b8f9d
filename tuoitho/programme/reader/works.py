"""The parts on work: tasks with their items, parties with their duties. Both are headings with lines below."""

import re
from dataclasses import dataclass, field

from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.marks import Kind, Mark
from tuoitho.programme.reader.plan import Clause, Duty, Role, Task
from tuoitho.programme.reader.text import count_words, fold, tidy
from tuoitho.programme.reader.trace import Trace

_CALLED_UPON = re.compile(
    r"\b(?:chu tri|co trach nhiem|chiu trach nhiem|phoi hop|xay dung|tham muu|to chuc|thuc hien)\b"
)
_ORDER = re.compile(r"(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+")  # tones told apart: "Giáo viên" is a party


@dataclass
class _Entry:
    code: str
    address: str
    title: str
    items: list[Clause] = field(default_factory=list)


class Works:
    """A part whose highest marks are its entries; finer marks and plain paragraphs are their items."""

    entry_role = Role.TASK
    item_role = Role.ITEM

    def __init__(self, trace: Trace, *, official: bool) -> None:
        self._trace = trace
        self._official = official
        self._entries: list[_Entry] = []
        self._part = ""
        self._depth: int = Kind.NONE
        self._current: _Entry | None = None

    def open(self, part: str, heading: str) -> None:
        self._part, self._depth, self._current = part, Kind.NONE, None

    def announce(self, part: str, sentence: str) -> None:
        self.open(part, sentence)

    def take(self, paragraph: Paragraph, mark: Mark, deeper: Mark | None) -> None:
        if mark.depth < Kind.NONE and mark.depth <= self._depth:
            self._depth = min(self._depth, mark.depth)
            self._add_entry(paragraph, mark)
        elif self._current is None or (mark.kind is Kind.NONE and not self._official):
            self._trace.note(paragraph, Role.UNREAD)
        else:
            self._add_item(paragraph, self._current, mark.rest, paragraph.text)

    def _add_entry(self, paragraph: Paragraph, mark: Mark) -> None:
        self._open_entry(paragraph, mark, tidy(mark.rest), paragraph.text)

    def _open_entry(self, paragraph: Paragraph, mark: Mark, title: str, text: str) -> _Entry:
        code = mark.ordinal or (mark.value if mark.kind < Kind.DASH else str(len(self._entries) + 1))
        inside = code.startswith(f"{self._part}.")  # "2.1" below "2" already names its part
        address = self._trace.address(*([] if inside else [self._part]), *code.split("."))
        self._current = _Entry(code, address, title)
        self._entries.append(self._current)
        self._trace.note(paragraph, self.entry_role, text, address)
        return self._current

    def _add_item(self, paragraph: Paragraph, entry: _Entry, item: str, text: str) -> None:
        address = self._trace.address(*entry.address.split("."), str(len(entry.items) + 1))
        entry.items.append(Clause(address, item.strip()))
        self._trace.note(paragraph, self.item_role, text, address)


class Tasks(Works):
    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(Task(entry.code, entry.address, entry.title, tuple(entry.items)) for entry in self._entries)


class Duties(Works):
    entry_role = Role.PARTY
    item_role = Role.DUTY

    @property
    def duties(self) -> tuple[Duty, ...]:
        return tuple(Duty(entry.address, entry.title, tuple(entry.items)) for entry in self._entries)

    def _add_entry(self, paragraph: Paragraph, mark: Mark) -> None:
        """ "2. Các trường", or a party and its first duty at once: "- Công an xã: …", "1. Giao Phòng … chủ trì …"."""
        split = _end_of_party(mark.rest)
        if split is None and mark.kind >= Kind.DASH:
            self._trace.note(paragraph, Role.UNREAD)
            return
        offset = len(paragraph.text) - len(mark.rest) + (len(mark.rest) if split is None else split)
        head, duty = paragraph.text[:offset], paragraph.text[offset:].lstrip(" :")
        party = tidy(mark.rest if split is None else mark.rest[:split])
        if order := _ORDER.match(party):
            party = party[order.end() :]
        entry = self._open_entry(paragraph, mark, party, head)
        if duty.strip():
            self._add_item(paragraph, entry, duty, duty)


def _end_of_party(text: str) -> int | None:
    """Where the party's name ends and its first duty begins; None when the whole text is the name, or names nobody."""
    head, colon, _ = text.partition(":")
    if colon and count_words(head) <= 20:
        return len(head)
    called = _CALLED_UPON.search(fold(text), 3)
    return called.start() if called and count_words(text[: called.start()]) <= 20 and count_words(text) > 12 else None
