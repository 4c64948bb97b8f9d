"""The second step of signing in: a one-time code from a telephone, and recovery codes on paper. Both lie sealed."""

from base64 import b64decode, b64encode

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.db.models import F

from tuoitho.base.crypto import key_of, seal, unseal
from tuoitho.organisations.models.people import User

_CONTEXT = b"second step"
_SEALED = ("secret", "seed")


def seal_secret(text: str) -> str:
    """What the sign-in library keeps of a second step, as text that no copy of the store gives away."""
    return b64encode(seal(text.encode(), _CONTEXT)).decode()


def open_secret(sealed: str) -> str:
    return unseal(b64decode(sealed), _CONTEXT).decode()


def give_second_step(user: User) -> str:
    """Set both up for an account; returns the secret of the one-time codes."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def recovery_codes_left(user: User) -> list[str]:
    """The codes not used yet; empty without a second step."""
    held = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(held).get_unused_codes() if held else []


def take_second_step(user: User) -> None:
    """Nothing is left of it, and every session of the account is over."""
    Authenticator.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(session_round=F("session_round") + 1)


def count_secrets(number: int) -> int:
    """How many second steps are sealed with a key."""
    return sum(number in _keys(held) for held in Authenticator.objects.all())


def reseal_secrets(number: int) -> int:
    """Seal every second step with the newest key, `number`; returns how many were not yet."""
    done = 0
    for pk in list(Authenticator.objects.values_list("pk", flat=True)):
        with transaction.atomic():
            held = Authenticator.objects.select_for_update().filter(pk=pk).first()
            if held is None or _keys(held) <= {number}:
                continue
            for name in _SEALED:
                if name in held.data:
                    held.data[name] = seal_secret(open_secret(held.data[name]))
            held.save(update_fields=["data"])
            done += 1
    return done


def _keys(held: Authenticator) -> set[int]:
    return {key_of(b64decode(held.data[name])) for name in _SEALED if name in held.data}
