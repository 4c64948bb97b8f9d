"""Pupils on the roll: they come, change class, leave; who opened a page of theirs."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import cast

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.crypto import token
from tuoitho.base.folding import fold
from tuoitho.base.refusals import Refused
from tuoitho.registry import rules
from tuoitho.registry.models import Enrolment, PersonKind, PersonWord, Pupil, SchoolClass, refresh_people


@action("registry.enrol")
def enrol(
    *, school_class: SchoolClass, fields: Mapping[str, object], starts_on: date, by: Actor, at: datetime
) -> Enrolment:
    """A pupil joins a class. A code already known is the same child again, unless on another roll that day."""
    unit = school_class.unit
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    pupil = _known(fields, starts_on) or _new(unit.pk, fields)
    last = Enrolment.objects.filter(school_class=school_class).order_by("-roll_number").first()
    made = Enrolment.objects.create(
        pupil=pupil,
        school_class=school_class,
        unit=unit,
        roll_number=last.roll_number + 1 if last else 1,
        starts_on=starts_on,
    )
    PersonWord.objects.write(PersonKind.PUPIL, pupil.pk, unit.pk, pupil.name)
    refresh_people(unit.pk, _day(at))
    record(by=by, at=at, verb="registry.enrol", subject=pupil.key, unit=unit.code, fields=sorted(fields))
    return made


@action("registry.edit_pupil")
def edit_pupil(*, enrolment: Enrolment, fields: Mapping[str, object], by: Actor, at: datetime) -> Pupil:
    """Correct what is known of a pupil."""
    unit, pupil = enrolment.unit, enrolment.pupil
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    changed = [name for name, value in fields.items() if getattr(pupil, name) != value]
    code = str(fields.get("code") or "")
    if code and code != pupil.code and Pupil.objects.filter(code_token=token(code)).exists():
        raise _code_taken()
    for name in changed:
        setattr(pupil, name, fields[name])
    pupil.code_token = token(pupil.code) if pupil.code else None
    pupil.save()
    PersonWord.objects.write(PersonKind.PUPIL, pupil.pk, unit.pk, pupil.name)
    refresh_people(unit.pk, _day(at))
    record(by=by, at=at, verb="registry.edit_pupil", subject=pupil.key, unit=unit.code, fields=sorted(changed))
    return pupil


@action("registry.move_pupil")
def move_pupil(*, enrolment: Enrolment, to: SchoolClass, on: date, by: Actor, at: datetime) -> Enrolment:
    """To another class of the same unit from a day on."""
    unit = enrolment.unit
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    if to.unit_id != unit.pk:
        raise Refused(_("Lớp này thuộc đơn vị khác."), kept=_("Chưa có gì thay đổi."))
    _end(enrolment, on, "moved")
    made = Enrolment.objects.create(
        pupil=enrolment.pupil,
        school_class=to,
        unit=unit,
        roll_number=Enrolment.objects.filter(school_class=to).count() + 1,
        starts_on=on,
    )
    refresh_people(unit.pk, _day(at))
    record(
        by=by, at=at, verb="registry.move_pupil", subject=enrolment.pupil.key, unit=unit.code, fields=["school_class"]
    )
    return made


@action("registry.release_pupil")
def release_pupil(*, enrolment: Enrolment, because: str, on: date, by: Actor, at: datetime) -> Enrolment:
    """A pupil leaves: `on` is the first day no longer on the roll."""
    unit = enrolment.unit
    rules.insist(rules.keep_people(by, unit.pk), "registry.keep_people")
    _end(enrolment, on, because)
    refresh_people(unit.pk, _day(at))
    record(
        by=by,
        at=at,
        verb="registry.release_pupil",
        subject=enrolment.pupil.key,
        unit=unit.code,
        fields=["ends_on", "left_because"],
    )
    return enrolment


@action("registry.record_opening")
def record_opening(*, enrolment: Enrolment, by: Actor, at: datetime) -> None:
    """Someone opened one pupil's page."""
    record(by=by, at=at, verb="registry.record_opening", subject=enrolment.pupil.key, unit=enrolment.unit.code)


def _known(fields: Mapping[str, object], starts_on: date) -> Pupil | None:
    """The child of a code that is free by that day. Under another name it is not: a guessed code opens no file."""
    code = str(fields.get("code") or "")
    pupil = Pupil.objects.filter(code_token=token(code)).first() if code else None
    if pupil is None:
        return None
    held = Enrolment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on), pupil=pupil)
    if fold(pupil.name) != fold(str(fields["name"])) or held.exists():
        raise _code_taken()
    return pupil


def _new(unit_id: int, fields: Mapping[str, object]) -> Pupil:
    code = str(fields.get("code") or "")
    if not code:
        _refuse_namesake(unit_id, fields)
    return Pupil.objects.create(**fields, code_token=token(code) if code else None)


def _refuse_namesake(unit_id: int, fields: Mapping[str, object]) -> None:
    year = cast("int | None", fields["birth_year"])
    on_roll = Enrolment.objects.filter(unit=unit_id, ends_on__isnull=True, pupil__birth_year=year)
    name = fold(str(fields["name"]))
    for one in on_roll.select_related("pupil"):
        if fold(one.pupil.name) == name and one.pupil.born_on == fields["born_on"]:
            raise Refused(
                _("Trong danh sách đã có một em cùng họ tên và ngày sinh."),
                kept=_("Chưa có gì thay đổi."),
                todo=_("Nếu là hai em khác nhau, hãy ghi mã định danh."),
            )


def _code_taken() -> Refused:
    return Refused(
        _("Mã định danh này đang có trong danh sách của trường này hoặc một trường khác."),
        kept=_("Chưa có gì thay đổi."),
        todo=_(
            "Hãy xem lại mã; nếu em chuyển từ trường khác đến, trường ấy cần ghi em đã chuyển đi trước, "
            "và họ tên phải ghi như ở đó."
        ),
    )


def _end(enrolment: Enrolment, on: date, because: str) -> None:
    if enrolment.ends_on is not None or on <= enrolment.starts_on:
        raise Refused(
            _("Ngày này phải sau ngày em vào lớp, và em phải còn trong danh sách."),
            kept=_("Chưa có gì thay đổi."),
            todo=_("Hãy chọn ngày khác."),
        )
    enrolment.ends_on, enrolment.left_because = on, because
    enrolment.save()


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
