from tuoitho.reporting.models.content import HELP_ON_CASES, SECTIONS, Figure, Passage, Remark
from tuoitho.reporting.models.cycles import Cycle, Step, Submission
from tuoitho.reporting.models.intake import Intake, IntakeFile
from tuoitho.reporting.models.papers import Consolidation, Paper, Receipt

__all__ = [
    "HELP_ON_CASES",
    "SECTIONS",
    "Consolidation",
    "Cycle",
    "Figure",
    "Intake",
    "IntakeFile",
    "Paper",
    "Passage",
    "Receipt",
    "Remark",
    "Step",
    "Submission",
]
