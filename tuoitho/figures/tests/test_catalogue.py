from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOM = Path(__file__).parents[1]


def test_every_sentence_has_its_english() -> None:
    with (ROOM / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        english = {message.id: message.string for message in read_po(file) if message.id}
    sentences = {found[2] for found in extract_from_dir(ROOM, keywords={"gettext_noop": None})}

    assert sentences == set(english)
    assert all(english.values())
