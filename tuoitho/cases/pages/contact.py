"""What the page of safe contact and consent shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tuoitho.cases.models import Case, Consent
from tuoitho.cases.pages.case import Act, acts_on, name_of
from tuoitho.cases.queries import contact as reading
from tuoitho.organisations.queries import Viewer

_OF_CONTACT = ("keep_contact", "ask_silence", "silence_home", "lift_silence", "record_consent", "withdraw_consent")


@dataclass(frozen=True)
class ContactPage:
    """`silence`: the verbs on it that are open; `missing`: (what, from whom) is still to be asked."""

    who: str
    keep: Act | None
    silence: Sequence[Act]
    record: Act | None
    withdraw: Act | None
    consents: Sequence[Consent]
    missing: Sequence[tuple[str, str]]


def contact_page(viewer: Viewer, case: Case, at: datetime) -> ContactPage:
    """Three queries beside the case's own."""
    acts = {act.code: act for act in acts_on(viewer, case, at) if act.code in _OF_CONTACT}
    consents = reading.consents_of(viewer, case)
    return ContactPage(
        who=name_of(case.child),
        keep=acts.get("keep_contact"),
        silence=[acts[code] for code in ("silence_home", "ask_silence", "lift_silence") if code in acts],
        record=acts.get("record_consent"),
        withdraw=acts.get("withdraw_consent") if any(one.withdrawn_at is None for one in consents) else None,
        consents=consents,
        missing=[
            (str(Consent.About(about).label), str(Consent.From(who).label))
            for about, whom in reading.still_to_ask(viewer, case, timezone.localdate(at)).items()
            for who in whom
        ],
    )
