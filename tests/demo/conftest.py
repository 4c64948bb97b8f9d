"""One small district for all the tests of a module."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tuoitho.demo.fill import fill
from tuoitho.demo.scale import SMALL
from tuoitho.demo.town import Town


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(SMALL)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _as_after_each(request) -> Iterator[None]:
    """Whatever a test on the shared district writes is taken back."""
    if "town" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("town")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
