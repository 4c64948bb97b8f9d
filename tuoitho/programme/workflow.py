"""The states of a plan and what may be done in each. Pure."""

DRAFT, DROPPED, ADOPTED, REPLACED = "draft", "dropped", "adopted", "replaced"

PLAN: dict[str, dict[str, str]] = {
    DRAFT: {"correct": DRAFT, "drop": DROPPED, "adopt": ADOPTED},
    DROPPED: {"restore": DRAFT},
    ADOPTED: {"relay": ADOPTED, "replace": REPLACED},
    REPLACED: {},
}


def after(state: str, verb: str) -> str | None:
    """The state that follows; None when the verb is not for this state."""
    return PLAN[state].get(verb)
