from tuoitho.registry.models.attendance import Absence, RollCall, is_school_day
from tuoitho.registry.models.cells import refresh_all, refresh_employers, refresh_people
from tuoitho.registry.models.circumstances import PupilCircumstance
from tuoitho.registry.models.commitments import EmployerCommitment, SelfCheck
from tuoitho.registry.models.employers import EMPLOYER_AUDIENCES, Employer, EmployerMark
from tuoitho.registry.models.facts import FactFile
from tuoitho.registry.models.headcounts import Headcount
from tuoitho.registry.models.imports import SAVE_WORK, ImportBatch, batch_of_key
from tuoitho.registry.models.leaving import OUT_OF_SIGHT, LeftBecause
from tuoitho.registry.models.marks import Mark, PersonWord
from tuoitho.registry.models.people import Enrolment, PersonKind, Pupil, SchoolClass, StaffMember
from tuoitho.registry.models.populations import Population, PopulationCount
from tuoitho.registry.models.summers import Expected, SummerCheck, Whereabouts

__all__ = [
    "EMPLOYER_AUDIENCES",
    "OUT_OF_SIGHT",
    "SAVE_WORK",
    "Absence",
    "Employer",
    "EmployerCommitment",
    "EmployerMark",
    "Enrolment",
    "Expected",
    "FactFile",
    "Headcount",
    "ImportBatch",
    "LeftBecause",
    "Mark",
    "PersonKind",
    "PersonWord",
    "Population",
    "PopulationCount",
    "Pupil",
    "PupilCircumstance",
    "RollCall",
    "SchoolClass",
    "SelfCheck",
    "StaffMember",
    "SummerCheck",
    "Whereabouts",
    "batch_of_key",
    "is_school_day",
    "refresh_all",
    "refresh_employers",
    "refresh_people",
]
