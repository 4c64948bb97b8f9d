from tuoitho.registry.models.headcounts import Headcount
from tuoitho.registry.models.imports import ImportBatch
from tuoitho.registry.models.people import Enrolment, Mark, PersonKind, PersonWord, Pupil, SchoolClass, StaffMember

__all__ = [
    "Enrolment",
    "Headcount",
    "ImportBatch",
    "Mark",
    "PersonKind",
    "PersonWord",
    "Pupil",
    "SchoolClass",
    "StaffMember",
]
