"""The plan reader: a plan's text in, its objectives, targets, tasks, duties and deadline out. Pure.

A text passes through `lines` (clean), `joining` (paragraphs) and `reading` (header, parts, closing), each piece through
its own reader: `header`, `body` → `aims`, `works`, `report`, then `closing`. `marks`, `headings` and `measures` are the
tables of what plans are written in. To read a new shape of plan, put it into tests/plans and extend a table.
"""

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
