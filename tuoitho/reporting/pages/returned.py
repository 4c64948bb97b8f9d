"""What a returned workbook is: whose, and what it says, or why it is not taken."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base import files
from tuoitho.documents.reading import SheetRows, Unreadable, meta, read_sheets
from tuoitho.reporting.models import SECTIONS, Cycle, IntakeFile
from tuoitho.reporting.queries import Facts
from tuoitho.reporting.reader import FORM, FORM_VERSION, read_workbook
from tuoitho.reporting.reader.layout import ACTIVITIES
from tuoitho.reporting.rules.returned import activity_faults
from tuoitho.reporting.rules.typed import say
from tuoitho.reporting.rules.words import STATES
from tuoitho.reporting.workflow import State

Schools = Mapping[str, Facts]


@dataclass
class Returned:
    """Reads the files of one drop in turn; a second file of a school is not taken."""

    cycle: Cycle
    schools: Schools
    today: date
    _first: dict[str, tuple[int, str]]

    @classmethod
    def of(cls, cycle: Cycle, facts: list[Facts], today: date) -> "Returned":
        return cls(cycle, {one.submission.unit.code: one for one in facts}, today, {})

    def read(self, file: IntakeFile) -> IntakeFile:
        """The file with its school, its reading and its problems; ready, or refused with a sentence."""
        try:
            sheets = read_sheets(file.name, files.read(file.stored))
        except Unreadable as error:
            return _refuse(file, _(error.sentence) % error.values)
        marks = meta(sheets)
        if sentence := self._foreign(file, marks):
            return _refuse(file, sentence)
        facts = self.schools[marks["unit"]]
        file.submission = facts.submission
        if facts.submission.state not in (State.DRAFT, State.RETURNED):
            state = STATES[State(facts.submission.state)]
            return _refuse(file, _("Báo cáo của trường này đã ở bước “%(state)s”.") % {"state": state})
        return self._take(file, sheets, facts)

    def _foreign(self, file: IntakeFile, marks: Mapping[str, str]) -> str:
        """Why the workbook does not belong to this drop; empty when it does."""
        if marks.get("form") != FORM:
            return _("Tệp này không phải tệp báo cáo do phòng gửi, hoặc đã chép sang tệp khác.")
        if marks.get("version") != FORM_VERSION:
            return _("Tệp này theo mẫu cũ. Hãy gửi lại mẫu mới cho trường.")
        if marks.get("year") != str(self.cycle.year):
            return _("Tệp này của năm %(year)s, đợt này là năm %(asked)s.") % {
                "year": marks.get("year", ""),
                "asked": self.cycle.year,
            }
        if marks.get("unit") not in self.schools:
            return _("Tệp này của đơn vị mã “%(code)s”, không thuộc đợt báo cáo này.") % {"code": marks.get("unit", "")}
        first, name = self._first.setdefault(marks["unit"], (file.pk, file.name))
        if first != file.pk:
            return _("Trường này đã có tệp “%(first)s” trong lần này; chỉ nhận một tệp.") % {"first": name}
        return ""

    def _take(self, file: IntakeFile, sheets: list[SheetRows], facts: Facts) -> IntakeFile:
        reading = read_workbook(sheets, facts.measures, tuple(SECTIONS))
        unit = facts.submission.unit
        faults = [fault for row in reading.activities for fault in activity_faults(unit, row, self.today)]
        file.problems = [[one.sheet, one.cell, say(one.sentence)] for one in reading.problems]
        file.problems += [[ACTIVITIES, cell, sentence] for cell, sentence in faults]
        file.reading = json.dumps(reading.values, ensure_ascii=False)
        wrong = bool(faults) or any(not one.doubt for one in reading.problems)
        file.state = IntakeFile.State.REFUSED if wrong else IntakeFile.State.READY
        return file


def _refuse(file: IntakeFile, sentence: str) -> IntakeFile:
    file.state, file.problems = IntakeFile.State.REFUSED, [["", "", sentence]]
    return file


def summary(file: IntakeFile) -> dict[str, Any]:
    """How much a file says: numbers stated, new activities, passages written."""
    said = json.loads(file.reading)
    return {
        "numbers": sum(span is not None for span in said.get("headcounts", {}).values()),
        "activities": len(said.get("activities", [])),
        "passages": sum(bool(text or nothing) for text, nothing in said.get("passages", {}).values()),
    }
