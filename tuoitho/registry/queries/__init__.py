from tuoitho.registry.queries.people import (
    ClassRow,
    PersonRow,
    class_of,
    classes_of,
    enrolment_of,
    pupils_of_class,
    staff_member_of,
    staff_of,
)
from tuoitho.registry.queries.search import Hit, search_people

__all__ = [
    "ClassRow",
    "Hit",
    "PersonRow",
    "class_of",
    "classes_of",
    "enrolment_of",
    "pupils_of_class",
    "search_people",
    "staff_member_of",
    "staff_of",
]
