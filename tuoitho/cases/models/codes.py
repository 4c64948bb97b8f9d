"""The code by which whoever told asks later how far it is. Shown once; only its digest is kept."""

import hashlib
import re
import secrets

ALPHABET = "ACDEGHKMNPQRTVXY34679"
"""Letters and digits that are neither mistaken for one another when written by hand nor when said on the telephone."""
GROUPS, EACH = 4, 4


def new_code() -> str:
    """ "K7MP-34TX-9ACE-RH6D": 16 of 21 signs, 70 bits; nobody guesses one."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(EACH)) for _ in range(GROUPS))


def digest_of(code: str) -> str:
    """Of a code as people type it: in small letters, with spaces, without the strokes."""
    return hashlib.sha256(re.sub(r"[\s\-–.·]", "", code).upper().encode()).hexdigest()
