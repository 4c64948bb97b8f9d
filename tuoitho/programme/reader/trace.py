"""The account of a reading: every paragraph is handed in once, as what it was understood to be."""

from tuoitho.programme.reader.joining import Paragraph
from tuoitho.programme.reader.plan import Passage, Role
from tuoitho.programme.reader.text import has_letters


class Trace:
    """Collects passages and gives out addresses, each once."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._taken: set[str] = set()

    def note(self, paragraph: Paragraph, role: Role, text: str | None = None, address: str | None = None) -> None:
        """Record `text` (the whole paragraph when not given) as `role`."""
        text = paragraph.text if text is None else text
        if has_letters(text):
            self.passages.append(Passage(paragraph.line, text.strip(), role, address))

    def address(self, *parts: str) -> str:
        """`parts` joined by dots; when that place is taken, the next free number in its stead."""
        wanted = [part for part in parts if part]
        address, number = ".".join(wanted), 1
        while address in self._taken:
            address = ".".join([*wanted[:-1], str(number)])
            number += 1
        self._taken.add(address)
        return address
