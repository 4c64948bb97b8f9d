"""One address of every page with a key: inside Vườn Xanh, and of another school."""

from datetime import date
from functools import partial

from tests.cast import NOW, World
from tuoitho.base.actors import SYSTEM
from tuoitho.base.files import keep
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Employer, EmployerCommitment, FactFile, ImportBatch
from tuoitho.registry.tests.books import book, pupil_row, sector_list
from tuoitho.registry.tests.people import a_class, a_colleague, a_pupil


def _units(world: World, **more):
    return {"code": world.primary.code, **more}, {"code": world.other_school.code, **more}


def _each(world: World, made) -> tuple[dict, dict]:
    return {"key": made(world.primary).key}, {"key": made(world.other_school).key}


def _batch(unit: Unit) -> ImportBatch:
    file = keep("danh-sach.xlsx", sector_list(pupil_row(1, "Nguyễn Văn Đức")), by=SYSTEM, at=NOW)
    return ImportBatch.objects.create(
        unit=unit, kind="pupil", school_year=2024, file=file, read_at=NOW, by="system", rows=1
    )


def _facts(unit: Unit) -> FactFile:
    data = book([["Họ và tên", "Ngày vắng", "Phép"], ["Nguyễn Văn Đức", "08/11/2024", "P"]])
    file = keep("vang.xlsx", data, by=SYSTEM, at=NOW)
    return FactFile.objects.create(
        unit=unit, kind="absences", asked={"plain": ""}, file=file, read_at=NOW, by="system", rows=1
    )


def an_employer(unit: Unit, name: str = "Công ty TNHH Dệt Vạn Phúc", kind: str = "enterprise", **more) -> Employer:
    """An entry of a register as a row: no cell follows."""
    made = Employer(unit=unit, name=name, kind=kind, recorded_at=NOW, by="system", **more)
    made.prepare()
    made.save()
    return made


def _wards(world: World) -> tuple[dict, dict]:
    return {"code": world.ward.code}, {"code": world.other_ward.code}


def _employers(world: World) -> tuple[dict, dict]:
    return {"key": an_employer(world.ward).key}, {"key": an_employer(world.other_ward).key}


def _commitment(unit: Unit) -> EmployerCommitment:
    return EmployerCommitment.objects.create(
        employer=an_employer(unit),
        signed_on=date(2024, 3, 1),
        review_on=date(2024, 9, 1),
        recorded_at=NOW,
        by="system",
        paper=keep("cam-ket.pdf", b"%PDF-1.4", by=SYSTEM, at=NOW),
    )


def _commitments(world: World) -> tuple[dict, dict]:
    return {"key": _commitment(world.ward).key}, {"key": _commitment(world.other_ward).key}


def _pupil(unit: Unit):
    return a_pupil(a_class(unit))


SAMPLES = {
    **{
        f"registry:{name}": _units
        for name in ("roster", "absences", "dropouts", "open_class", "staff", "add_staff", "headcounts")
    },
    **{f"registry:{name}": _wards for name in ("employers", "add_employer", "double_employers")},
    **{
        f"registry:{name}": _employers
        for name in ("employer", "edit_employer", "merge_employers", "part_employers", "tell_apart")
    },
    **{f"registry:{name}": _employers for name in ("sign_commitment", "ask_self_check")},
    **{f"registry:{name}": _commitments for name in ("review_commitment", "commitment_paper")},
    "registry:state_headcounts": partial(_units, year=2024),
    "registry:read_import": partial(_units, kind="pupil"),
    "registry:read_facts": partial(_units, kind="absences"),
    **{f"registry:{verb}_facts": partial(_each, made=_facts) for verb in ("preview", "confirm", "drop", "undo")},
    "registry:template": partial(_units, kind="staff"),
    **{
        f"registry:{name}": partial(_each, made=a_class)
        for name in ("school_class", "edit_class", "enrol", "call_roll", "check_summer")
    },
    **{
        f"registry:{name}": partial(_each, made=_pupil)
        for name in ("pupil", "edit_circumstances", "edit_pupil", "move_pupil", "release_pupil")
    },
    **{f"registry:{name}": partial(_each, made=a_colleague) for name in ("edit_staff", "release_staff")},
    **{
        f"registry:{name}": partial(_each, made=_batch)
        for name in (
            "preview_import",
            "confirm_import",
            "drop_import",
            "undo_import",
            "cancel_import",
            "follow_import",
        )
    },
}
