"""The states of a submission and the verbs that move it. Pure: who may is in `rules`, what must hold in `actions`."""

from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    FOR_SIGNATURE = "for_signature"
    SIGNED = "signed"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    LOCKED = "locked"


# state → {verb: the state it leads to}
TABLE: dict[State, dict[str, State]] = {
    State.DRAFT: {
        "edit": State.DRAFT,
        "present": State.FOR_SIGNATURE,
    },
    State.FOR_SIGNATURE: {
        "send_back": State.DRAFT,
        "sign": State.SIGNED,
    },
    State.SIGNED: {
        "number": State.SIGNED,
        "upload_scan": State.SIGNED,
        "send_back": State.DRAFT,
        "submit": State.SUBMITTED,
    },
    State.SUBMITTED: {
        "upload_scan": State.SUBMITTED,
        "except_scan": State.SUBMITTED,
        "return_report": State.RETURNED,
        "accept": State.ACCEPTED,
    },
    State.RETURNED: {
        "edit": State.DRAFT,
    },
    State.ACCEPTED: {
        "return_report": State.RETURNED,
        "lock": State.LOCKED,
    },
    State.LOCKED: {
        "unlock": State.ACCEPTED,
    },
}


HANDED_IN = (State.SUBMITTED, State.ACCEPTED, State.LOCKED)
"""The department has the report."""


class NotNow(Exception):
    """The verb does not lead anywhere from this state."""

    def __init__(self, state: State, verb: str) -> None:
        super().__init__(f"{verb} from {state}")
        self.state, self.verb = state, verb


def after(state: str, verb: str) -> State:
    """The state a verb leads to, or `NotNow`."""
    here = State(state)
    try:
        return TABLE[here][verb]
    except KeyError:
        raise NotNow(here, verb) from None


def allows(state: str, verb: str) -> bool:
    """Whether the verb leads anywhere from the state."""
    return verb in TABLE[State(state)]


def diagram() -> str:
    """The table as a Mermaid state diagram, for the room's README; a test compares the two."""
    lines = [f"    {here} --> {there}: {verb}" for here, verbs in TABLE.items() for verb, there in verbs.items()]
    return "\n".join(["stateDiagram-v2", "    [*] --> draft", *lines, "    locked --> [*]"])
