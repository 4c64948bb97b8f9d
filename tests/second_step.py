"""The second step of signing in, as tests do it: set up for who needs it, and passed."""

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as WHOSE,
)
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as METHODS
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tuoitho.base.clock import now
from tuoitho.organisations.models import User
from tuoitho.organisations.models.second_step import give_second_step, open_secret
from tuoitho.organisations.queries import viewer_of
from tuoitho.organisations.rules import needs_second_step


def pass_second_step(client: Client, user: User) -> None:
    """The session of a signed-in client as it is after the one-time code; set up first where the role needs it."""
    if not needs_second_step(viewer_of(user, now().date())):
        return
    held = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    if not held.exists():
        give_second_step(user)
    session = client.session
    session[METHODS] = [{"method": "mfa", "at": 0, "type": Authenticator.Type.TOTP}]
    session[WHOSE] = str(user.pk)
    session.save()


def code_of(user: User) -> str:
    """The code that the person's telephone shows now."""
    held = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return code(open_secret(held.data["secret"]))


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
