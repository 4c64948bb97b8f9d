from tuoitho.registry.queries.attendance import Called, ClassDay, called_classes, day_of, roll_of
from tuoitho.registry.queries.circumstances import KnownCircumstances, circumstances_of, known_classes
from tuoitho.registry.queries.facts import fact_file_of, fact_files_of, fact_preview_of, populations_of
from tuoitho.registry.queries.headcounts import Statements, statements_of, years_of
from tuoitho.registry.queries.imports import Preview, batch_of, batches_of, preview_of, work_of
from tuoitho.registry.queries.leaving import Dropouts, count_dropouts, out_of_sight
from tuoitho.registry.queries.people import (
    ClassRow,
    PersonRow,
    class_of,
    classes_of,
    enrolment_of,
    filled_list,
    pupils_of_class,
    school_classes,
    staff_member_of,
    staff_of,
    teachers_of,
)
from tuoitho.registry.queries.search import Hit, search_people
from tuoitho.registry.queries.summers import SummerRows, summer_of
from tuoitho.registry.queries.warnings import Days, WarningFacts, warning_facts

__all__ = [
    "Called",
    "ClassDay",
    "ClassRow",
    "Days",
    "Dropouts",
    "Hit",
    "KnownCircumstances",
    "PersonRow",
    "Preview",
    "Statements",
    "SummerRows",
    "WarningFacts",
    "batch_of",
    "batches_of",
    "called_classes",
    "circumstances_of",
    "class_of",
    "classes_of",
    "count_dropouts",
    "day_of",
    "enrolment_of",
    "fact_file_of",
    "fact_files_of",
    "fact_preview_of",
    "filled_list",
    "known_classes",
    "out_of_sight",
    "populations_of",
    "preview_of",
    "pupils_of_class",
    "roll_of",
    "school_classes",
    "search_people",
    "staff_member_of",
    "staff_of",
    "statements_of",
    "summer_of",
    "teachers_of",
    "warning_facts",
    "work_of",
    "years_of",
]
