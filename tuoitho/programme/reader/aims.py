"""The part on aims: general ones, objectives with their targets, the outlook."""

from dataclasses import dataclass, field

from tuoitho.programme.reader.headings import Topic, lead_of, topic_of
from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.marks import OBJECTIVE, TARGET, Kind, Mark
from tuoitho.programme.reader.measures import read_measures
from tuoitho.programme.reader.plan import Objective, Role, Target
from tuoitho.programme.reader.text import begins, tidy
from tuoitho.programme.reader.trace import Trace

_LINES = {Topic.GENERAL: Role.GENERAL, Topic.PURPOSE: Role.GENERAL, Topic.OUTLOOK: Role.OUTLOOK}


@dataclass
class _OpenTarget:
    code: str
    address: str
    text: str


@dataclass
class _OpenObjective:
    code: str
    address: str
    title: str
    depth: int = Kind.PART  # of the mark that opened it; PART when no mark did
    targets: list[_OpenTarget] = field(default_factory=list)


class Aims:
    """Takes the paragraphs of the part one by one; `deeper` tells whether a finer mark follows."""

    def __init__(self, trace: Trace, *, official: bool) -> None:
        self.general: list[str] = []
        self.outlook: list[str] = []
        self._trace = trace
        self._official = official
        self._objectives: list[_OpenObjective] = []
        self._current: _OpenObjective | None = None
        self._part = self._number = self._title = ""
        self._topic: Topic | None = None

    @property
    def objectives(self) -> tuple[Objective, ...]:
        return tuple(
            Objective(
                objective.code,
                objective.address,
                objective.title,
                tuple(Target(t.code, t.address, t.text, read_measures(t.text)) for t in objective.targets),
            )
            for objective in self._objectives
        )

    def open(self, part: str, heading: str) -> None:
        self._part, self._number, self._title = part, "", tidy(heading)
        self._topic, self._current = topic_of(heading), None

    def announce(self, part: str, sentence: str) -> None:
        """A sentence such as "… những mục tiêu cụ thể:" opens the part in a text without headings."""
        self.open(part, sentence)
        self._topic = Topic.SPECIFIC

    def take(self, paragraph: Paragraph, mark: Mark, deeper: Mark | None) -> None:
        lead = lead_of(mark)
        if lead is None:
            self._take_content(paragraph, mark, paragraph.text, deeper)
            return
        self._topic, self._current = lead.topic, None
        self._number = mark.value if mark.kind in (Kind.NUMBER, Kind.SUBNUMBER) else self._number
        head = paragraph.text[: len(paragraph.text) - len(lead.content)]
        self._title = tidy(mark.rest[: len(mark.rest) - len(lead.content)])
        self._trace.note(paragraph, Role.HEADING, head)
        if lead.content:
            content = Mark(Kind.NONE, "", None, None, lead.content)
            self._take_content(paragraph, content, lead.content, deeper)

    def _take_content(self, paragraph: Paragraph, mark: Mark, text: str, deeper: Mark | None) -> None:
        measured = bool(read_measures(mark.rest))
        if self._is_objective(mark, measured, deeper):
            self._open_objective(paragraph, mark, text)
        elif target := self._extended_by(mark):
            target.text = f"{target.text} {mark.rest}"
            self._trace.note(paragraph, Role.TARGET, text, target.address)
        elif self._is_target(mark, measured):
            if self._stands_alone(mark, measured):
                self._open_objective(paragraph, mark, "")
            self._add_target(paragraph, mark, text)
        elif mark.kind is Kind.ROW and begins(r"s?tt\b", mark.rest):
            self._trace.note(paragraph, Role.HEADING, text)
        elif role := self._line_role():
            (self.outlook if role is Role.OUTLOOK else self.general).append(mark.rest)
            self._trace.note(paragraph, role, text)
        else:
            self._trace.note(paragraph, Role.UNREAD, text)

    def _is_objective(self, mark: Mark, measured: bool, deeper: Mark | None) -> bool:
        if self._topic is Topic.OUTLOOK:
            return False
        if mark.word == OBJECTIVE:
            return not measured or deeper is not None
        if measured or mark.word or deeper is None or self._topic not in (None, Topic.SPECIFIC):
            return False
        return mark.kind <= Kind.LETTER or (mark.kind is Kind.DASH and deeper.kind is Kind.PLUS)

    def _is_target(self, mark: Mark, measured: bool) -> bool:
        if mark.word in (TARGET, OBJECTIVE):
            return True
        if self._topic is Topic.SPECIFIC:
            return measured or mark.kind not in (Kind.NONE, Kind.ROW)
        return measured and mark.kind is not Kind.NONE and self._topic in (None, Topic.PURPOSE)

    def _stands_alone(self, mark: Mark, measured: bool) -> bool:
        """An aim and its own target in one: "Mục tiêu 2: 90% …", or "b) 60% …" beside an objective "a) …"."""
        beside = self._current is not None and mark.depth <= self._current.depth
        return measured and (mark.word == OBJECTIVE or beside)

    def _extended_by(self, mark: Mark) -> _OpenTarget | None:
        """ "+ 80% cha mẹ" below "- Chỉ tiêu 1: Truyền thông" belongs to that target."""
        current = self._current
        if mark.kind is not Kind.PLUS or current is None or current.depth >= Kind.DASH:
            return None
        return current.targets[-1] if current.targets else None

    def _line_role(self) -> Role | None:
        if self._topic in _LINES:
            return _LINES[self._topic]
        return Role.GENERAL if self._topic is None and self._official else None

    def _open_objective(self, paragraph: Paragraph, mark: Mark, text: str) -> None:
        code = self._free_code(mark.ordinal, [objective.code for objective in self._objectives])
        self._number = mark.value if mark.kind in (Kind.NUMBER, Kind.SUBNUMBER) else self._number
        place = mark.value if mark.kind is Kind.LETTER else "" if mark.kind <= Kind.SUBNUMBER else code
        address = self._trace.address(self._part, self._number, place)
        self._begin(_OpenObjective(code, address, tidy(mark.rest), mark.depth))
        self._trace.note(paragraph, Role.OBJECTIVE, text, address)

    def _add_target(self, paragraph: Paragraph, mark: Mark, text: str) -> None:
        objective = self._current_objective()
        printed = mark.value if mark.kind in (Kind.NUMBER, Kind.ROW) and mark.depth > objective.depth else None
        ordinal = mark.ordinal if mark.word == TARGET else printed
        taken = [target.code.rpartition(".")[2] for target in objective.targets]
        number = self._free_code(ordinal, taken)
        beneath = mark.kind is Kind.LETTER and mark.depth > objective.depth
        place = mark.value if beneath else number
        address = self._trace.address(*objective.address.split("."), place)
        objective.targets.append(_OpenTarget(f"{objective.code}.{number}", address, mark.rest))
        self._trace.note(paragraph, Role.TARGET, text, address)

    def _current_objective(self) -> _OpenObjective:
        """The open objective; targets listed without any stand under one named as the heading above them."""
        if self._current:
            return self._current
        code = self._free_code(None, [objective.code for objective in self._objectives])
        address = ".".join(filter(None, [self._part, self._number]))
        return self._begin(_OpenObjective(code, address, self._title))

    def _begin(self, objective: _OpenObjective) -> _OpenObjective:
        self._objectives.append(objective)
        self._current = objective
        return objective

    @staticmethod
    def _free_code(wanted: str | None, taken: list[str]) -> str:
        if wanted and wanted not in taken:
            return wanted
        number = len(taken) + 1
        while str(number) in taken:
            number += 1
        return str(number)
