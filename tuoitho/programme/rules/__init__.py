"""Who may, which goal is looser, and what a text or a plan above becomes."""

from tuoitho.programme.rules.edits import Adoption, ClauseEdit, Correction, GoalEdit
from tuoitho.programme.rules.goals import SERIES, is_looser
from tuoitho.programme.rules.lines import Line, free_address, inherited, lines_of, passages_of
from tuoitho.programme.rules.money import BEGAN, FAULTS, Sum, day_fault, is_over, sum_fault
from tuoitho.programme.rules.permits import adopt, draft, keep_money, relay
from tuoitho.programme.rules.phones import DIGITS, knows_phone, last_digits

__all__ = [
    "BEGAN",
    "DIGITS",
    "FAULTS",
    "SERIES",
    "Adoption",
    "ClauseEdit",
    "Correction",
    "GoalEdit",
    "Line",
    "Sum",
    "adopt",
    "day_fault",
    "draft",
    "free_address",
    "inherited",
    "is_looser",
    "is_over",
    "keep_money",
    "knows_phone",
    "last_digits",
    "lines_of",
    "passages_of",
    "relay",
    "sum_fault",
]
