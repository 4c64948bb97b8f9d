from tuoitho.registry.models.cells import refresh_all, refresh_people
from tuoitho.registry.models.headcounts import Headcount
from tuoitho.registry.models.imports import SAVE_WORK, ImportBatch, batch_of_key
from tuoitho.registry.models.marks import Mark, PersonWord
from tuoitho.registry.models.people import Enrolment, PersonKind, Pupil, SchoolClass, StaffMember

__all__ = [
    "SAVE_WORK",
    "Enrolment",
    "Headcount",
    "ImportBatch",
    "Mark",
    "PersonKind",
    "PersonWord",
    "Pupil",
    "SchoolClass",
    "StaffMember",
    "batch_of_key",
    "refresh_all",
    "refresh_people",
]
