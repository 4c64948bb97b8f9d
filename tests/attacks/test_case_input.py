"""Whatever is typed into the forms about a child gets a sentence, never a broken page."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import Form
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.house.test_matrix import guarded, samples
from tuoitho.cases.models import Report

SignedIn = Callable[[str], Client]
DIGITS = "9" * 5000
ODD = {
    "nul": "a\0b",
    "long": "x" * 200_000,
    "right to left": "\u202eevil\u2066" + "\u0301" * 500,
    "end of time": "31/12/9999",
    "first moment": "00:00 01/01/0001",
    "last moment": "23:59 31/12/9999",
    "digits": DIGITS,
    "large": "9" * 30,
    "less than nothing": "-1",
    "surrogate": "\ud83d",
}
TYPED = ("nul", "long", "right to left", "first moment", "last moment", "digits")
WHOLE = ("long", "right to left", "first moment", "last moment")
"""Tried also in a form that is otherwise whole."""
WHO = ("son", "tung", "lan", "mai", "an", "binh", "hanh", "ha")


def fields_of(answer: Any) -> dict[str, list[str]]:
    """Name → the first choices it offers, of every form on a page."""
    found: dict[str, list[str]] = {}
    for context in answer.context or []:
        for value in context.flatten().values() if hasattr(context, "flatten") else []:
            if isinstance(value, Form):
                for name, field in value.fields.items():
                    choices = [
                        str(getattr(key, "value", key))
                        for key, _ in getattr(field, "choices", [])
                        if not isinstance(key, list | tuple)
                    ]
                    found[value.add_prefix(name)] = [choice for choice in choices if choice][:1]
                    if isinstance(value.fields[name].initial or value.initial.get(name), int) and name == "seen":
                        found[name] = [str(value.initial.get(name, 1))]
    return found


def keyed_pages(world: World, wanted: Callable[[str, bool], bool]) -> Iterator[tuple[str, str]]:
    """(name, address) of the room's pages, each in a store that forgets it afterwards."""
    made = samples()
    for name, _permission, keyed in guarded():
        if name.startswith("cases:") and wanted(name, keyed):
            with transaction.atomic():
                yield name, reverse(name, kwargs=made[name](world)[0] if keyed else {})
                transaction.set_rollback(True)


def posted(client: Client, path: str, data: dict[str, str]) -> int:
    try:
        return client.post(path, data).status_code
    except UnicodeEncodeError:  # no browser sends it either
        return 0


def test_no_odd_word_breaks_a_form_of_the_room(world: World, signed_in: SignedIn) -> None:
    wrong, tried = [], 0
    clients = {who: signed_in(who) for who in WHO}
    for name, path in keyed_pages(world, lambda name, keyed: True):
        pages = ((client, client.get(path)) for client in clients.values())
        client, page = next(((c, p) for c, p in pages if p.status_code == 200 and p.context), (None, None))
        fields = fields_of(page) if page else {}
        if client is None or not fields:
            continue
        tried += 1
        client.raise_request_exception = False
        for odd in TYPED:
            word = ODD[odd]
            tries = [dict.fromkeys(fields, word)]
            if odd in WHOLE:
                tries.append({field: choices[0] if choices else word for field, choices in fields.items()})
            found = [posted(client, path, data) for data in tries]
            wrong += [(name, odd, status) for status in found if status >= 500]
    assert wrong == [] and tried > 25, tried


def test_no_odd_word_breaks_the_public_pages(world: World) -> None:
    client = Client(raise_request_exception=False)
    for word in ODD.values():
        for path in ("/public/tell/", "/public/ask-help/", "/public/look-up/"):
            for fields in (("saw",), ("saw", "ward", "place", "seen", "danger", "concern", "contact", "code", "photo")):
                assert posted(client, path, dict.fromkeys(fields, word)) < 500, (path, fields)


QUERY = ("state", "after", "before", "q", "kind", "unit", "service", "body", "class", "pupil", "show", "year", "period")


def test_no_odd_word_in_an_address_breaks_a_list(world: World, signed_in: SignedIn) -> None:
    clients = [signed_in("son"), signed_in("mai"), signed_in("lan")]
    for name, path in keyed_pages(world, lambda name, keyed: not keyed or name == "cases:refer"):
        client = next((client for client in clients if client.get(path).status_code == 200), None)
        if client is None:
            continue
        client.raise_request_exception = False
        for odd in ("nul", "end of time", "large", "less than nothing"):
            assert client.get(path, dict.fromkeys(QUERY, ODD[odd])).status_code < 500, (name, odd)
        for key in QUERY:
            assert client.get(path, {key: ODD["long"]}).status_code < 500, (name, key)


def test_a_photo_that_is_also_something_else_is_kept_as_points_only(world: World) -> None:
    """A picture with a page of markup behind it: what is shown is drawn anew and served as a picture."""
    import io

    from PIL import Image

    from tuoitho.base import files
    from tuoitho.cases.models import ReportPhoto

    out = io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(out, "JPEG")
    data = out.getvalue() + b"<script>alert(1)</script>PK\x03\x04"
    upload = SimpleUploadedFile("a.svg\r\nX: y.html", data, content_type="text/html")
    answer = Client().post("/public/tell/", {"saw": "x", "ward": "HD-W01", "photo": upload})
    assert answer.status_code == 200 and Report.objects.count() == 1
    photo = ReportPhoto.objects.get()
    assert b"script" not in files.read(photo.working) and files.read(photo.original) == data
    assert "svg" not in photo.original.name and "html" not in photo.original.name
