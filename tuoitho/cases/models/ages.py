"""What a birthday, or a corrected day of birth, changes about a case."""

from datetime import date
from enum import StrEnum

from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.counted import CHILD_UNTIL, OF_AGE


class Turn(StrEnum):
    """Which line of age a case has come to lie on the other side of; NONE: on none."""

    NONE = ""
    SIXTEEN = "sixteen"
    BELOW_SIXTEEN = "below_sixteen"
    EIGHTEEN = "eighteen"


def turn_of(case: Case, on: date, *, told_of_age: bool) -> Turn:
    """By the least possible age: nobody's guess ends a protection. `told_of_age`: 18 was said before.

    Law on Children Art. 1: a child is under 16, and only to a child does the decree's procedure attach.
    """
    is_sixteen = case.child.is_surely(CHILD_UNTIL, on)
    if case.follows_procedure and is_sixteen:
        return Turn.SIXTEEN
    if not case.follows_procedure and not is_sixteen:
        return Turn.BELOW_SIXTEEN
    return Turn.EIGHTEEN if case.child.is_surely(OF_AGE, on) and not told_of_age else Turn.NONE
