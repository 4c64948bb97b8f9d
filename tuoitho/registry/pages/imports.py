"""What the preview of a file shows."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tuoitho.registry.models import Enrolment, StaffMember
from tuoitho.registry.models.intake import Change
from tuoitho.registry.queries import Preview
from tuoitho.registry.reader import Fault

_SHOWN = 200


@dataclass(frozen=True)
class ImportPage:
    """Counts first; then each wrong cell, each change; lists are cut at `shown` lines, the counts are not."""

    rows: int
    new: int
    changed: int
    same: int
    absent: int
    wrong: int
    skipped: int
    seen: str
    columns: list[tuple[str, str, str]]
    unknown: list[str]
    classes: list[tuple[str, int]]
    faults: list[Fault]
    changes: list[tuple[str, str]]
    leaving: list[str]
    shown: int = _SHOWN

    @property
    def nothing(self) -> bool:
        """The file says just what the roster says."""
        return not (self.new or self.changed or self.wrong or self.absent)


def import_page(preview: Preview) -> ImportPage:
    """The page of a preview."""
    intake, reading = preview.intake, preview.reading
    arriving = [one.to_class for one in intake.arrivals] + [one.to_class for one in intake.changes]
    classes = [(name, arriving.count(key)) for key, (name, _grade) in intake.classes.items()]
    return ImportPage(
        rows=len(reading.people),
        new=len(intake.arrivals),
        changed=len(intake.changes),
        same=intake.same,
        absent=len(intake.absent),
        wrong=intake.wrong,
        skipped=reading.skipped,
        seen=intake.seen,
        columns=reading.recognised,
        unknown=reading.unknown,
        classes=classes,
        faults=sorted(intake.faults, key=lambda one: (one.sheet, one.row, one.column))[:_SHOWN],
        changes=[_change(one) for one in intake.changes[:_SHOWN]],
        leaving=[_name(one) for one in intake.absent[:_SHOWN]],
    )


def _change(change: Change) -> tuple[str, str]:
    """Who, and what of them changes."""
    labels = {
        "name": _("họ tên"),
        "born_on": _("ngày sinh"),
        "birth_year": _("năm sinh"),
        "sex": _("giới tính"),
        "code": _("mã định danh"),
        "guardian_name": _("cha mẹ hoặc người giám hộ"),
        "guardian_phone": _("điện thoại"),
        "home_ward": _("phường, xã"),
        "position": _("chức vụ"),
    }
    what = [labels[name] for name in change.fields if name in labels]
    if change.to_class:
        what.append(_("sang lớp %(name)s") % {"name": change.person.class_name})
    return change.person.name, ", ".join(what)


def _name(row: Enrolment | StaffMember) -> str:
    if isinstance(row, Enrolment):
        return f"{row.pupil.name} ({row.school_class.name})"
    return row.name
