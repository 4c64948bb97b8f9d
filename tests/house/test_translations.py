"""Every sentence a person reads is in the catalogues, and its English is complete."""

import re

import messages
import pytest
from babel.messages.catalog import Catalog
from django.utils.translation import gettext, override

VIETNAMESE = re.compile(r"[À-ỹĂăĐđĨĩŨũƠơƯư]")
NAMES = ("Tuổi Thơ", "Tiếng Việt")
# Shown when nothing else works, so it holds both languages itself.
BILINGUAL = {"500.html"}


def test_every_sentence_has_its_english():
    wrong = messages.check([])
    assert not wrong, "Run scripts/messages.py update and translate:\n" + "\n".join(wrong)


def test_a_sentence_has_one_english_in_all_rooms():
    wrong = messages.conflicts(messages.catalogues())
    assert not wrong, "Choose one English, or tell the meanings apart by a context:\n" + "\n".join(wrong)


def test_no_template_holds_a_vietnamese_sentence_outside_the_catalogues():
    bare = []
    for path in messages.sources():
        if path.suffix == ".html" and path.name not in BILINGUAL:
            bare += [f"{path.relative_to(messages.PACKAGE)}: {text}" for text in _untranslated(path.read_text("utf-8"))]
    assert not bare, "Wrap in translate or blocktranslate:\n" + "\n".join(bare)


def _untranslated(source: str) -> list[str]:
    """Runs of text in a template, outside its tags and comments, that hold a Vietnamese letter."""
    source = re.sub(
        r"(?s){% comment.*?endcomment %}|{#.*?#}|{% blocktrans(late)?\b.*?endblocktrans(late)? %}", "", source
    )
    runs = re.split(r"(?s){%.*?%}|{{.*?}}|<[^>]*>", source) + re.findall(
        r'="([^"]*)"', re.sub(r"(?s){[%{].*?[%}]}", "", source)
    )
    for name in NAMES:
        runs = [run.replace(name, "") for run in runs]
    return [run.strip() for run in runs if VIETNAMESE.search(run)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Đạt</p>", ["Đạt"]),
        ('<p title="Đạt">{% translate "Gần đạt" %}</p>', ["Đạt"]),
        ("{% blocktranslate %}Đạt{% endblocktranslate %}", []),
        ("<b>Tuổi Thơ</b>", []),
    ],
)
def test_the_guard_sees_text_and_attributes(source, found):
    assert _untranslated(source) == found


@pytest.mark.parametrize(
    ("vietnamese", "english", "faults"),
    [
        ("Còn %(left)s mã.", "%(left)s codes left.", []),
        ("Còn %(left)s mã.", "Codes left.", ["placeholders differ"]),
        ("Đạt", "", ["not translated"]),
    ],
)
def test_a_lost_placeholder_is_a_fault(vietnamese, english, faults):
    message = messages.Message(vietnamese, string=english)
    assert list(messages._faults(message)) == faults


@pytest.mark.parametrize(
    ("context", "found"), [(None, ["Ban hành (None): {'Adopt': ['desk'], 'Issued': ['public']}"]), ("heading", [])]
)
def test_two_englishes_of_one_sentence_are_told_apart_by_a_context(context, found):
    desk, public = Catalog(), Catalog()
    desk.add("Ban hành", "Adopt")
    public.add("Ban hành", "Issued", context=context)
    assert messages.conflicts({"desk": desk, "public": public}) == found


def test_the_sign_in_page_speaks_vietnamese_though_its_library_does_not():
    with override("vi"):
        assert gettext("Remember Me") == "Giữ tôi đăng nhập trên máy này"


def test_an_empty_field_is_asked_for_in_words_that_name_no_school():
    with override("vi"):
        assert gettext("This field is required.") == "Hãy điền mục này."
