"""Finding the pupil of a row: by code, else by name and birth, else by name in the class. In doubt, nobody."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_noop

from tuoitho.organisations.models import Unit
from tuoitho.registry.models.people import Enrolment
from tuoitho.registry.models.pupil_intake import class_key
from tuoitho.registry.reader import Fault, Person
from tuoitho.registry.reader.lists import fold_name

NOBODY = gettext_noop("không tìm thấy em này trong danh sách của trường.")
SEVERAL = gettext_noop("có hơn một em giống dòng này trong danh sách; hãy ghi mã định danh.")
OTHER_NAME = gettext_noop("mã “%(text)s” trong danh sách là của một em tên khác.")
NOT_THAT_DAY = gettext_noop("ngày %(day)s em này không có trong danh sách của trường.")


class Roll:
    """A unit's enrolments of a school year, to find pupils among. One query."""

    def __init__(self, unit: Unit, school_year: int) -> None:
        rows = Enrolment.objects.filter(unit=unit, school_class__school_year=school_year)
        self._of: dict[int, list[Enrolment]] = {}
        self._codes: dict[str, int] = {}
        self._names: dict[str, set[int]] = {}
        for one in rows.select_related("pupil", "school_class").order_by("pk"):
            self._of.setdefault(one.pupil_id, []).append(one)
            if one.pupil.code:
                self._codes[one.pupil.code] = one.pupil_id
            self._names.setdefault(fold_name(one.pupil.name), set()).add(one.pupil_id)

    def find(self, person: Person) -> tuple[list[Enrolment], Fault | None]:
        """The enrolments of the one pupil a row speaks of, or what is wrong with it."""
        named = self._names.get(person.folded, set())
        if person.code and (pupil := self._codes.get(person.code)):
            wrong = person.folded and pupil not in named
            return ([], person.fault("code", OTHER_NAME, text=person.code)) if wrong else (self._of[pupil], None)
        fitting = [pupil for pupil in named if self._fits(pupil, person)]
        if len(fitting) != 1:
            return [], person.fault("name", SEVERAL if fitting else NOBODY)
        return self._of[fitting[0]], None

    def _fits(self, pupil: int, person: Person) -> bool:
        """The birth, where both sides know it; the class, where the row says one and no birth decides."""
        rows = self._of[pupil]
        known, said = rows[0].pupil, person.born
        if person.code and known.code and person.code != known.code:
            return False
        if said.on and known.born_on:
            return said.on == known.born_on
        if said.year and known.birth_year and said.year != known.birth_year:
            return False
        classes = {class_key(one.school_class.name) for one in rows}
        return not person.class_name or class_key(person.class_name) in classes


def on_day(rows: Iterable[Enrolment], day: date) -> Enrolment | None:
    """Where the pupil belonged on a day."""
    return next((one for one in rows if one.starts_on <= day and (one.ends_on is None or one.ends_on > day)), None)
