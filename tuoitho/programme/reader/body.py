"""The parts between header and closing: each paragraph goes to the reader of the section it stands in."""

from dataclasses import replace
from itertools import zip_longest

from tuoitho.programme.reader.aims import Aims
from tuoitho.programme.reader.headings import (
    CANONICAL_PART,
    Numbering,
    Section,
    part_begun_by,
    section_announced_by,
    section_within_duties,
)
from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.marks import Kind, Mark, read_mark
from tuoitho.programme.reader.plan import Role
from tuoitho.programme.reader.trace import Trace
from tuoitho.programme.reader.works import Duties, Tasks


class Body:
    """Reads the parts of one plan."""

    def __init__(self, trace: Trace, numbering: Numbering) -> None:
        official = numbering is not Numbering.NONE
        self.aims = Aims(trace, official=official)
        self.tasks = Tasks(trace, official=official)
        self.duties = Duties(trace, official=official)
        self.funding: list[str] = []
        self.reporting: list[Paragraph] = []
        self._trace = trace
        self._numbering = numbering
        self._section = Section.OTHER
        self._aside: int | None = None  # depth of a heading on money or reporting set among the duties

    def read(self, paragraphs: list[Paragraph]) -> None:
        marks = [read_mark(paragraph.text, row=paragraph.row) for paragraph in paragraphs]
        for paragraph, (mark, following) in zip(paragraphs, zip_longest(marks, marks[1:]), strict=True):
            deeper = following if following and mark.depth < following.depth < Kind.NONE else None
            if not self._opens_section(paragraph, mark) and not self._turns_aside(paragraph, mark):
                self._take(paragraph, mark, deeper)

    def _opens_section(self, paragraph: Paragraph, mark: Mark) -> bool:
        section = part_begun_by(mark, self._numbering)
        announced = section_announced_by(mark, self._numbering)
        if section is None and announced is None:
            return False
        self._section, self._aside = section or announced or Section.OTHER, None
        head, _, content = mark.rest.partition(":")
        part = mark.value or CANONICAL_PART[self._section]
        if section_reader := self._reader():
            (section_reader.open if section else section_reader.announce)(part, head)
        known = self._section not in (Section.OTHER, Section.SITUATION)
        content = content.strip()
        text = paragraph.text[: len(paragraph.text) - len(content)].strip()
        self._trace.note(paragraph, Role.HEADING if known else Role.UNREAD, text, part)
        self._take_rest(paragraph, content)
        return True

    def _turns_aside(self, paragraph: Paragraph, mark: Mark) -> bool:
        """Money or reporting under a number of their own among the duties; the next such number ends them."""
        if self._aside is not None and mark.depth <= self._aside:
            self._section, self._aside = Section.DUTIES, None
        section = section_within_duties(mark) if self._section is Section.DUTIES else None
        if section is None:
            return False
        self._section, self._aside = section, mark.depth
        content = mark.rest.partition(":")[2].strip()
        self._trace.note(paragraph, Role.HEADING, paragraph.text[: len(paragraph.text) - len(content)])
        self._take_rest(paragraph, content)
        return True

    def _take_rest(self, paragraph: Paragraph, content: str) -> None:
        """What follows a heading's colon in the same paragraph."""
        if content:
            self._take(replace(paragraph, text=content), read_mark(content), None)

    def _take(self, paragraph: Paragraph, mark: Mark, deeper: Mark | None) -> None:
        if reader := self._reader():
            reader.take(paragraph, mark, deeper)
        elif self._section is Section.FUNDING:
            self.funding.append(mark.rest)
            self._trace.note(paragraph, Role.FUNDING)
        elif self._section is Section.REPORT:
            self.reporting.append(paragraph)
        else:
            self._trace.note(paragraph, Role.UNREAD)

    def _reader(self) -> Aims | Tasks | Duties | None:
        if self._section is Section.AIMS:
            return self.aims
        if self._section is Section.TASKS:
            return self.tasks
        return self.duties if self._section is Section.DUTIES else None
