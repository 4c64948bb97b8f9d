from tuoitho.registry.views.attendance import absences, call_roll
from tuoitho.registry.views.circumstances import edit_circumstances
from tuoitho.registry.views.commitments import (
    ask_self_check,
    commitment_paper,
    review_commitment,
    sign_commitment,
)
from tuoitho.registry.views.employers import (
    add_employer,
    double_employers,
    edit_employer,
    employer,
    employers,
    merge_employers,
    part_employers,
    tell_apart,
)
from tuoitho.registry.views.facts import confirm_facts, drop_facts, preview_facts, read_facts, undo_facts
from tuoitho.registry.views.headcounts import headcounts, state_headcounts
from tuoitho.registry.views.imports import (
    cancel_import,
    confirm_import,
    drop_import,
    follow_import,
    preview_import,
    read_import,
    template,
    undo_import,
)
from tuoitho.registry.views.leaving import dropouts
from tuoitho.registry.views.pupils import edit_pupil, enrol, move_pupil, pupil, release_pupil
from tuoitho.registry.views.rosters import edit_class, open_class, own_roster, roster, school_class
from tuoitho.registry.views.staff import add_staff, edit_staff, release_staff, staff
from tuoitho.registry.views.summers import check_summer

__all__ = [
    "absences",
    "add_employer",
    "add_staff",
    "ask_self_check",
    "call_roll",
    "cancel_import",
    "check_summer",
    "commitment_paper",
    "confirm_facts",
    "confirm_import",
    "double_employers",
    "drop_facts",
    "drop_import",
    "dropouts",
    "edit_circumstances",
    "edit_class",
    "edit_employer",
    "edit_pupil",
    "edit_staff",
    "employer",
    "employers",
    "enrol",
    "follow_import",
    "headcounts",
    "merge_employers",
    "move_pupil",
    "open_class",
    "own_roster",
    "part_employers",
    "preview_facts",
    "preview_import",
    "pupil",
    "read_facts",
    "read_import",
    "release_pupil",
    "release_staff",
    "review_commitment",
    "roster",
    "school_class",
    "sign_commitment",
    "staff",
    "state_headcounts",
    "tell_apart",
    "template",
    "undo_facts",
    "undo_import",
]
