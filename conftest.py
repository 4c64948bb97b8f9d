"""What every test stands on: keys of its own, a data folder of its own, the pinned day, the cast."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import translation

from tests.cast import TODAY, World, set_the_stage
from tests.second_step import pass_second_step
from tuoitho.base.keyring import ensure_field_key


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that empty the store after themselves come last: they take with them what migrations loaded."""

    def empties(item: pytest.Item) -> bool:
        mark = item.get_closest_marker("django_db")
        return bool(mark and mark.kwargs.get("transaction")) or "transactional_db" in getattr(item, "fixturenames", ())

    items.sort(key=empties)


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test touches the installation's keys or files."""
    django_settings.DATA = tmp_path_factory.mktemp("data")
    django_settings.KEYS = django_settings.DATA / "keys"
    django_settings.EMAIL_URL = ""
    ensure_field_key(django_settings.KEYS)


@pytest.fixture(autouse=True)
def _pinned_day(settings) -> None:  # type: ignore[no-untyped-def]
    settings.PINNED_DAY = TODAY


@pytest.fixture(autouse=True)
def _own_chain() -> None:
    """The head of the audit chain outside the store belongs to the store of one test: the next begins without it."""
    (django_settings.KEYS / "audit.head").unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _vietnamese() -> None:
    """A page that an earlier test asked for in English leaves its language in the thread."""
    translation.activate("vi")


@pytest.fixture
def world(db: None) -> World:
    """The whole cast on 9 November 2024."""
    return set_the_stage()


@pytest.fixture
def signed_in(world: World) -> Callable[[str], Client]:
    """`signed_in("hanh")`: a browser in which that person has signed in, with the second step where it is asked."""

    def enter(name: str) -> Client:
        client = Client()
        client.force_login(world.users[name], backend=django_settings.AUTHENTICATION_BACKENDS[0])
        pass_second_step(client, world.users[name])
        return client

    return enter


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the repo; tests that need it skip without it."""
    folder = Path(__file__).resolve().parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no reference folder beside the repo")
    return folder
