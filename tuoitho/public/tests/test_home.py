"""The first page for somebody who is afraid to say it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.cast import NOW
from tuoitho.cases.models import CaseSettings


@pytest.mark.django_db
def test_the_hotlines_are_call_buttons_and_a_way_out_is_there(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = Client()
    with django_assert_max_num_queries(12):
        page = client.get(reverse("public:home")).content.decode()
    for href in ("tel:111", "tel:113", "tel:02433525662"):
        assert f'href="{href}"' in page
    assert "data-leave" in page
    assert set(client.cookies) <= {"csrftoken"}
    assert len(page.encode()) < 30_000


@pytest.mark.django_db
def test_the_citys_centre_is_a_setting() -> None:
    name = "Trung tâm Công tác xã hội"
    CaseSettings.objects.create(helpline="112", centre_phone="024 1234.5678", centre_name=name, set_at=NOW, by="system")
    page = Client().get(reverse("public:home")).content.decode()
    assert "tel:02412345678" in page
    assert "tel:112" in page and name in page
    assert "02433525662" not in page and "tel:111" not in page


@pytest.mark.django_db
def test_whoever_stands_at_the_door_of_the_staff_finds_it() -> None:
    assert f'href="{reverse("public:home")}"' in Client().get("/", follow=True).content.decode()


@pytest.mark.django_db
def test_it_speaks_english() -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(reverse("public:home")).content.decode()
    assert "Call 111 · free, 24 hours" in page
    assert "Officials and teachers sign in" in page
