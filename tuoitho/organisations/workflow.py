"""A change of the tree: what its state allows. Pure."""

PREPARED, APPLIED, UNDONE = "prepared", "applied", "undone"

# state → {verb: state afterwards}
CHANGE: dict[str, dict[str, str]] = {
    PREPARED: {"edit_change": PREPARED, "apply_change": APPLIED},
    APPLIED: {"undo_change": UNDONE},
    UNDONE: {"edit_change": PREPARED, "apply_change": APPLIED},
}


def allows(state: str, verb: str) -> bool:
    """Whether a change in this state may be treated so."""
    return verb in CHANGE[state]
