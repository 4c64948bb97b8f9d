"""The plan reader: a plan's text in, its objectives, targets, tasks, duties and deadline out. Pure."""

from tuoitho.programme.reader.plan import (
    Clause,
    Duty,
    Measure,
    Objective,
    Passage,
    Period,
    PlanText,
    ReadingError,
    Report,
    Role,
    Target,
    Task,
)
from tuoitho.programme.reader.reading import read_plan

__all__ = [
    "Clause",
    "Duty",
    "Measure",
    "Objective",
    "Passage",
    "Period",
    "PlanText",
    "ReadingError",
    "Report",
    "Role",
    "Target",
    "Task",
    "read_plan",
]
