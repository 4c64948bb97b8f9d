"""Who signs as what, and the number a paper gets (Decree 30/2020/NĐ-CP, Art. 13 and 15)."""

from dataclasses import dataclass

from tuoitho.base.actors import Actor
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer

# Words on official paper are Vietnamese and not translated. Kind of unit → (head, deputy).
POSITIONS = {
    Unit.Kind.SCHOOL: ("HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"),
    Unit.Kind.GROUP: ("CHỦ NHÓM", "CHỦ NHÓM"),
    Unit.Kind.DEPARTMENT: ("TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
    Unit.Kind.WARD: ("CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    Unit.Kind.CITY: ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
}
_DEPUTY = "PHÓ"
_SHORT = {"THCS", "THPT"}


@dataclass(frozen=True)
class Signer:
    """The lines above a signature: "KT. HIỆU TRƯỞNG" or empty, the position, the name."""

    authority: str
    position: str
    name: str


def signer_of(by: Actor, unit: Unit) -> Signer:
    """How this person signs for the unit today: a deputy signs for the head (KT.)."""
    head, deputy = POSITIONS[Unit.Kind(unit.kind)]
    if not isinstance(by, Viewer) or by.user is None:
        return Signer("", head, "")
    own = [post for post in by.posts if post.unit_id == unit.pk]
    for_head = bool(own) and all(post.deputising_for_id is not None for post in own)
    if for_head or by.user.title.upper().startswith(_DEPUTY):
        return Signer(f"KT. {head}", deputy, by.user.full_name)
    return Signer("", head, by.user.full_name)


def initials(unit: Unit) -> str:
    """The body's short name in a document number: "Trường Tiểu học Vườn Xanh" → THVX, a department → PGDĐT."""
    if unit.kind == Unit.Kind.DEPARTMENT:
        return "PGDĐT"
    words = [word for word in unit.name.replace("-", " ").split() if word.lower() != "trường"]
    return "".join(word if word in _SHORT else word[0].upper() for word in words)


def number_of(unit: Unit, serial: int) -> str:
    """``05/BC-THVX``: numbers below ten take a nought."""
    return f"{serial:02}/BC-{initials(unit)}"
