"""Classes of a school year."""

from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit, User
from tuoitho.registry import rules
from tuoitho.registry.models import SchoolClass
from tuoitho.registry.models.pupil_intake import class_key, grade_of


@action("registry.open_class")
def open_class(
    *, unit: Unit, school_year: int, name: str, teacher: User | None, by: Actor, at: datetime
) -> SchoolClass:
    """A class with nobody in it yet. Its grade is the number its name begins with."""
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    _refuse_twin(unit, school_year, name)
    made = SchoolClass.objects.create(
        unit=unit, school_year=school_year, name=name, grade=grade_of(unit, name), teacher=teacher
    )
    record(by=by, at=at, verb="registry.open_class", subject=made.key, unit=unit.code, fields=["name", "teacher"])
    return made


@action("registry.edit_class")
def edit_class(*, school_class: SchoolClass, name: str, teacher: User | None, by: Actor, at: datetime) -> SchoolClass:
    """Another name or another class teacher."""
    unit = school_class.unit
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    _refuse_twin(unit, school_class.school_year, name, school_class.pk)
    school_class.name, school_class.grade, school_class.teacher = name, grade_of(unit, name), teacher
    school_class.save()
    record(
        by=by, at=at, verb="registry.edit_class", subject=school_class.key, unit=unit.code, fields=["name", "teacher"]
    )
    return school_class


def _refuse_twin(unit: Unit, school_year: int, name: str, but: int | None = None) -> None:
    others = SchoolClass.objects.filter(unit=unit, school_year=school_year).exclude(pk=but or 0)
    if class_key(name) in map(class_key, others.values_list("name", flat=True)):
        raise Refused(
            _("Năm học này đã có lớp %(name)s.") % {"name": name},
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy dùng lớp ấy hoặc đặt tên khác."),
        )
