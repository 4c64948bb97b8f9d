from tuoitho.registry.queries.attendance import Called, ClassDay, called_classes, day_of, roll_of
from tuoitho.registry.queries.headcounts import Statements, statements_of, years_of
from tuoitho.registry.queries.imports import Preview, batch_of, batches_of, preview_of, work_of
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

__all__ = [
    "Called",
    "ClassDay",
    "ClassRow",
    "Hit",
    "PersonRow",
    "Preview",
    "Statements",
    "batch_of",
    "batches_of",
    "called_classes",
    "class_of",
    "classes_of",
    "day_of",
    "enrolment_of",
    "filled_list",
    "preview_of",
    "pupils_of_class",
    "roll_of",
    "school_classes",
    "search_people",
    "staff_member_of",
    "staff_of",
    "statements_of",
    "teachers_of",
    "work_of",
    "years_of",
]
