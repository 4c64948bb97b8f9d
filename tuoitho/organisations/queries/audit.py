"""The audit chain and the refusals, for the auditor: the whole installation."""

from datetime import date

from django.db.models import QuerySet

from tuoitho.base.audit import Verdict, verify
from tuoitho.base.models import AuditEntry, Refusal
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries.viewer import Viewer

READ = "organisations.read_audit"
# Done by whoever told of a child: nobody learns who that was, the auditor neither (Law on Children Art. 51).
OF_TELLER = frozenset({"cases.file_report", "cases.file_answer", "cases.answer_ward"})


def audit_entries(
    viewer: Viewer,
    *,
    actor: str = "",
    verb: str = "",
    unit: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[AuditEntry]:
    """Entries by actor key, verb, unit code and day, both days included; none without the auditor's post. What someone
    told of a child is not found by who told."""
    found = AuditEntry.objects.all() if viewer.holds(READ) else AuditEntry.objects.none()
    wanted = {"actor": actor, "verb": verb, "unit": unit, "at__date__gte": since, "at__date__lte": until}
    found = found.exclude(verb__in=OF_TELLER) if actor else found
    return found.filter(**{name: value for name, value in wanted.items() if value})


def refusals_of(viewer: Viewer) -> QuerySet[Refusal]:
    """Refused requests, whose they were; none without the auditor's post."""
    return Refusal.objects.all() if viewer.holds(READ) else Refusal.objects.none()


def verify_chain(viewer: Viewer) -> Verdict | None:
    """A walk along the whole chain. It writes nothing: an entry after a cut would hide the cut."""
    return verify() if viewer.holds(READ) else None


def verbs_left(viewer: Viewer) -> list[str]:
    """Every verb that stands in the chain."""
    return sorted(set(audit_entries(viewer).order_by().values_list("verb", flat=True).distinct()))


def actors_named(viewer: Viewer, keys: set[str]) -> dict[str, str]:
    """Actor key → the person's name, of users."""
    users = {key.removeprefix("user:"): key for key in keys if key.startswith("user:")}
    if not viewer.holds(READ):
        return {}
    return {users[str(key)]: name for key, name in User.objects.filter(key__in=users).values_list("key", "full_name")}


def actor_key_of(viewer: Viewer, username: str) -> str:
    """The actor key of a user name; "" when there is none."""
    user = User.objects.filter(username__iexact=username).first() if viewer.holds(READ) else None
    return user.actor_key if user else ""


def units_named(viewer: Viewer, codes: set[str]) -> dict[str, str]:
    """Unit code → name."""
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "name")) if viewer.holds(READ) else {}
