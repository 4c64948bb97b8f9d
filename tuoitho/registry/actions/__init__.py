from tuoitho.registry.actions.attendance import Missing, call_roll
from tuoitho.registry.actions.circumstances import edit_circumstances, open_circumstances
from tuoitho.registry.actions.classes import edit_class, open_class
from tuoitho.registry.actions.commitments import (
    DAYS,
    Asked,
    answer_self_check,
    ask_self_check,
    review_commitment,
    sign_commitment,
)
from tuoitho.registry.actions.employers import (
    add_employer,
    edit_employer,
    merge_employers,
    part_employers,
    tell_apart,
)
from tuoitho.registry.actions.facts import confirm_facts, drop_facts, read_facts, undo_facts
from tuoitho.registry.actions.headcounts import state_headcounts
from tuoitho.registry.actions.imports import (
    cancel_import,
    confirm_import,
    drop_import,
    queue_import,
    read_import,
    undo_import,
)
from tuoitho.registry.actions.pupils import edit_pupil, enrol, move_pupil, record_opening, release_pupil
from tuoitho.registry.actions.staff import add_staff, edit_staff, release_staff
from tuoitho.registry.actions.summers import Checked, check_summer

__all__ = [
    "DAYS",
    "Asked",
    "Checked",
    "Missing",
    "add_employer",
    "add_staff",
    "answer_self_check",
    "ask_self_check",
    "call_roll",
    "cancel_import",
    "check_summer",
    "confirm_facts",
    "confirm_import",
    "drop_facts",
    "drop_import",
    "edit_circumstances",
    "edit_class",
    "edit_employer",
    "edit_pupil",
    "edit_staff",
    "enrol",
    "merge_employers",
    "move_pupil",
    "open_circumstances",
    "open_class",
    "part_employers",
    "queue_import",
    "read_facts",
    "read_import",
    "record_opening",
    "release_pupil",
    "release_staff",
    "review_commitment",
    "sign_commitment",
    "state_headcounts",
    "tell_apart",
    "undo_facts",
    "undo_import",
]
