"""Who may: one permission each."""

from datetime import date

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import NotAllowed
from tuoitho.registry.models import Employer, FactFile, SchoolClass, is_school_day
from tuoitho.registry.models.employers import MOST_WORKERS, YOUNG
from tuoitho.registry.models.years import school_year_of
from tuoitho.registry.reader.employer_names import number_is_possible, plain_number


def keep_people(by: Actor, unit_id: int) -> bool:
    """Change the lists of a unit."""
    return by.holds("registry.keep_people", unit_id)


def import_people(by: Actor, unit_id: int) -> bool:
    """Bring lists in from files, and take them back."""
    return by.holds("registry.import_people", unit_id)


def keep_headcounts(by: Actor, unit_id: int) -> bool:
    """State numbers of a unit."""
    return by.holds("registry.keep_headcounts", unit_id)


def call_roll(by: Actor, school_class: SchoolClass) -> bool:
    """Say who was at school, and who came back from the summer: the class's teacher, or who keeps the unit's lists."""
    unit = school_class.unit_id
    return by.holds("registry.call_roll", unit) and (
        _teaches(by, school_class) or by.holds("registry.see_people", unit)
    )


def bring_absences(by: Actor, unit_id: int) -> bool:
    """Bring a whole school's absences from a file."""
    return by.holds("registry.call_roll", unit_id) and by.holds("registry.import_people", unit_id)


def bring_facts(by: Actor, unit_id: int, kind: str) -> bool:
    """Bring one kind of facts from a file."""
    allowed = {
        FactFile.Kind.ABSENCES: bring_absences,
        FactFile.Kind.POPULATION: keep_population,
        FactFile.Kind.EMPLOYERS: keep_employers,
    }
    return by.holds("registry.bring_facts", unit_id) and allowed[FactFile.Kind(kind)](by, unit_id)


def see_circumstances(by: Actor, school_class: SchoolClass) -> bool:
    """Know and enter what tells of a child's home: the class's teacher and the school's focal person, nobody else."""
    unit = school_class.unit_id
    return see_school_circumstances(by, unit) or (
        by.holds("registry.see_circumstances", unit) and _teaches(by, school_class)
    )


def see_school_circumstances(by: Actor, unit_id: int) -> bool:
    """The same for every class of a unit."""
    return by.holds("registry.see_school_circumstances", unit_id)


def keep_population(by: Actor, unit_id: int) -> bool:
    """Say how many children live in a ward."""
    return by.holds("registry.keep_population", unit_id)


def keep_employers(by: Actor, unit_id: int) -> bool:
    """Keep the ward's register of employers."""
    return by.holds("registry.keep_employers", unit_id)


def employer_fault(employer: Employer, today: date) -> tuple[str, str]:
    """(field, a sentence) of what cannot be of an employer; two empty texts where nothing is wrong."""
    if employer.number and not number_is_possible(plain_number(employer.number)):
        return "number", _("Mã số không đúng: mã số thuế có 10, 12 hoặc 13 số, mã số hộ kinh doanh từ 8 đến 14 ký tự.")
    if employer.opened_on and employer.opened_on > today:
        return "opened_on", _("Ngày này không thể ở sau hôm nay.")
    if employer.opened_on and employer.closed_on and employer.closed_on <= employer.opened_on:
        return "closed_on", _("Ngày ngừng hoạt động phải sau ngày bắt đầu (%(start)s).") % {
            "start": f"{employer.opened_on:%d/%m/%Y}"
        }
    return _workers_fault(employer)


def _workers_fault(employer: Employer) -> tuple[str, str]:
    """A number of workers beyond belief, or more young workers than workers."""
    young = [getattr(employer, name) or 0 for name in YOUNG]
    if max(*young, employer.workers or 0) > MOST_WORKERS:
        return "workers", _("Số này quá lớn. Hãy xem lại.")
    if employer.workers is not None and sum(young) > employer.workers:
        return "workers", _("Số người dưới 18 tuổi (%(young)d) lớn hơn số người làm việc (%(all)d).") % {
            "young": sum(young),
            "all": employer.workers,
        }
    return "", ""


def _teaches(by: Actor, school_class: SchoolClass) -> bool:
    return school_class.teacher is not None and school_class.teacher.actor_key == by.key


def day_fault(on: date, today: date, school_year: int) -> str:
    """A sentence for a day that has not come, is of another school year or has no school; "" for a day of school."""
    sentence = ""
    if on > today:
        sentence = _("Ngày %(day)s chưa đến.")
    elif school_year_of(on) != school_year:
        sentence = _("Ngày %(day)s không thuộc năm học của lớp này.")
    elif not is_school_day(on):
        sentence = _("Ngày %(day)s là ngày nghỉ, không điểm danh.")
    return sentence % {"day": f"{on:%d/%m/%Y}"} if sentence else ""


def insist(allowed: bool, code: str) -> None:
    """`NotAllowed`, naming the permission that was missing, unless allowed."""
    if not allowed:
        raise NotAllowed("", code=code)
