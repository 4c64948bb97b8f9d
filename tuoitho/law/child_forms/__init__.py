"""The forms of Decree 56/2017/NĐ-CP for one child's case, as data: sections, fields, levels to count.

Form 01 and form 06 were read (a copy of the official annex); 02 to 05 and 07 are remembered and shown as such.
"""

from tuoitho.law.child_forms.definitions import FORMS
from tuoitho.law.child_forms.shapes import (
    LEVELS,
    Definition,
    Field,
    Kind,
    Level,
    Section,
    level_counts,
    more_harm_than_protection,
)

__all__ = [
    "FORMS",
    "LEVELS",
    "Definition",
    "Field",
    "Kind",
    "Level",
    "Section",
    "level_counts",
    "more_harm_than_protection",
]
