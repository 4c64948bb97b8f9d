"""The owner of a group is known by the last four digits of the phone the programme has."""

from hmac import compare_digest

from tuoitho.organisations.models import Unit

DIGITS = 4


def last_digits(phone: str) -> str:
    """The last four digits of a phone number as people write it; "" when there are fewer."""
    digits = "".join(letter for letter in phone if letter.isascii() and letter.isdigit())
    return digits[-DIGITS:] if len(digits) >= DIGITS else ""


def knows_phone(group: Unit, digits: str) -> bool:
    known = last_digits(group.phone)
    return bool(known) and compare_digest(known, last_digits(digits))
