"""No child's name, telephone or narrative lies in clear: store, backup, log, letter, entry, session, error page."""

import json
import logging
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.mechanisms.console import INTO_STORE, console
from tuoitho.base.models import AuditEntry, Letter, Refusal, Work
from tuoitho.cases.tests.stage import BEFORE, a_report
from tuoitho.cases.tests.walking import opened, walk

NAME, NICKNAME, PHONE, TOLD = "Nguyễn Phượng Vĩ", "Tí Sún", "0977123456", "Em bưng bê ở quán đến nửa đêm"
SECRETS = (NAME, NICKNAME, PHONE, TOLD)
FILL = f"""
from datetime import UTC, datetime
from tests.cast import set_the_stage
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.tests.stage import a_case, a_child, a_report
world = set_the_stage()
child = a_child(world.ward, name="{NAME}", nickname="{NICKNAME}", guardian_phone="{PHONE}")
case = a_case(world, child=child)
a_report(world.ward, saw="{TOLD}", child=child, case=case, reporter_name="{NAME}", reporter_contact="{PHONE}")
case.forms.create(form="02", answers={{"told": "{TOLD}"}}, made_at=datetime.now(UTC), by="system")
case.steps.create(verb="open_case", state="intake", note="{TOLD}", at=datetime.now(UTC), by="system")
files.keep("{NAME}.jpg", "{TOLD}".encode(), by=SYSTEM, at=datetime.now(UTC))
"""


def clear(data: bytes) -> list[str]:
    """What of the secrets stands in these bytes, as it is, in JSON's escapes, or in another encoding."""
    forms = {
        secret: [secret.encode(), json.dumps(secret)[1:-1].encode(), secret.encode("utf-16-le")] for secret in SECRETS
    }
    return [secret for secret, spellings in forms.items() if any(one in data for one in spellings)]


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    there = console(folder)
    there("migrate", "--verbosity", "0")
    there("keys")
    there(*INTO_STORE, FILL)
    there("backup", str(folder / "copy.tgz"))
    return folder


def test_the_search_would_find_what_stands_in_clear() -> None:
    assert clear(json.dumps({"name": NAME}).encode()) == [NAME] and clear(TOLD.encode()) == [TOLD]


def test_no_file_of_the_installation_holds_it(installation: Path) -> None:
    found = {str(path): clear(path.read_bytes()) for path in installation.rglob("*") if path.is_file()}
    assert (installation / "store.sqlite3").stat().st_size > 100_000
    assert {path: words for path, words in found.items() if words} == {}


def test_no_backup_holds_it(installation: Path) -> None:
    with tarfile.open(installation / "copy.tgz") as archive:
        for one in archive.getmembers():
            if one.isfile():
                data = archive.extractfile(one)
                assert data is not None and clear(data.read()) == [], one.name
            assert clear(one.name.encode()) == []


@pytest.fixture
def told(world: World):  # type: ignore[no-untyped-def]
    """A case walked to its end by people, each step with the secret words."""
    case = opened(world, at=BEFORE)
    child = case.child
    child.name, child.nickname, child.guardian_phone = NAME, NICKNAME, PHONE
    child.save()
    walk(world, case, "review", BEFORE)
    case.forms.update(answers={"told": TOLD})
    a_report(world.ward, saw=TOLD, reporter_name=NAME, reporter_contact=PHONE)
    return case


def rows_of(*models: type) -> bytes:
    return str([list(model.objects.values()) for model in models]).encode()  # type: ignore[attr-defined]


def test_entries_letters_work_and_refusals_hold_none_of_it(told, signed_in: Callable[[str], Client]) -> None:  # type: ignore[no-untyped-def]
    signed_in("son").get(reverse("cases:case", args=[told.key]))
    signed_in("phuc").get(reverse("cases:case", args=[told.key]))
    assert AuditEntry.objects.exists()
    assert clear(rows_of(AuditEntry, Letter, Work, Refusal)) == []


def test_sessions_and_cache_hold_none_of_it_after_pages_were_read_and_a_form_failed(
    told, signed_in: Callable[[str], Client]
) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("son")
    client.get(reverse("cases:case", args=[told.key]))
    client.post(reverse("cases:record_call", args=[told.key]), {"note": TOLD, "spoke_with": NAME, "seen": told.version})
    assert clear(str(dict(client.session)).encode()) == []
    cache = Path(settings.DATA) / "cache"
    assert not [path for path in cache.rglob("*") if path.is_file() and clear(path.read_bytes())]


def test_no_address_of_a_case_holds_it(told, signed_in: Callable[[str], Client]) -> None:  # type: ignore[no-untyped-def]
    html = signed_in("son").get(reverse("cases:case", args=[told.key])).content.decode()
    addresses = " ".join(re.findall(r'(?:href|action|src)="([^"]*)"', html))
    assert addresses and clear(addresses.encode()) == [] and NAME in html


def test_a_page_that_breaks_says_and_logs_none_of_it(
    told, signed_in: Callable[[str], Client], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("son")
    client.raise_request_exception = False

    def breaks(*words: object, **more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tuoitho.cases.views.case.case_page", breaks)
    with caplog.at_level(logging.DEBUG):
        answer = client.get(reverse("cases:case", args=[told.key]))
    assert answer.status_code == 500 and clear(answer.content) == []
    assert clear(caplog.text.encode()) == []


def test_who_may_not_see_it_reads_none_of_it(told, signed_in: Callable[[str], Client]) -> None:  # type: ignore[no-untyped-def]
    for name in ("phuc", "vinh", "thao", "ha", "hanh", "lan", "mai", "an", "giang", "ngoc"):
        client = signed_in(name)
        for path in (reverse("cases:case", args=[told.key]), "/", reverse("cases:cases")):
            assert clear(client.get(path).content) == [], (name, path)


def test_no_column_of_any_table_holds_it(told) -> None:  # type: ignore[no-untyped-def]
    """The whole store of this test, cell by cell, on whatever server it stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            cells = b"\0".join(
                bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                for row in cursor.fetchall()
                for cell in row
            )
            found += [(table, word) for word in clear(cells)]
    assert found == []
