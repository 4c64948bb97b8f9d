"""The outbox: letters are written in the transaction of what they tell, and sent after it; without a mail server they
are shown for someone to copy."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage

from tuoitho.base.clock import real_now
from tuoitho.base.models import Letter

MAX_TRIES = 5


def write(
    *, to: str, subject: str, text: str, kind: str, at: datetime, unit: object = "", about: object = ""
) -> Letter:
    """Put a letter in the outbox. It must hold no child's data."""
    return Letter.objects.create(
        to=to, subject=subject[:250], text=text, kind=kind, unit=str(unit), about=str(about), written_at=at
    )


def send_waiting() -> int:
    """Send what waits, each letter on its own; returns how many went out. Without EMAIL_URL letters become `shown`."""
    waiting = Letter.objects.filter(state=Letter.WAITING)
    if not settings.EMAIL_URL:
        waiting.update(state=Letter.SHOWN)
        return 0
    waiting.filter(to="").update(state=Letter.SHOWN)
    return sum(_send(letter) for letter in waiting.order_by("pk"))


def _send(letter: Letter) -> bool:
    row = Letter.objects.filter(pk=letter.pk)
    try:
        EmailMessage(letter.subject, letter.text, None, [letter.to]).send()
    except OSError as failure:
        tries = letter.tries + 1
        state = Letter.FAILED if tries >= MAX_TRIES else Letter.WAITING
        row.update(tries=tries, state=state, last_error=str(failure)[:250])
        return False
    row.update(state=Letter.SENT, sent_at=real_now(), tries=letter.tries + 1, last_error="")
    return True
