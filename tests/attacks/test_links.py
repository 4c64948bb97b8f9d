"""A link that was forwarded: many hands at once guess no more than five times."""

import pytest
from django.test import Client

from tests.cast import NOW, World
from tuoitho.base.models import AuditEntry, Link
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit
from tuoitho.programme import actions
from tuoitho.programme.models import Relay
from tuoitho.programme.tests.stage import adopted

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(world: World) -> str:
    Unit.objects.filter(pk=world.group.pk).update(phone="0901 234 567")
    group = Unit.objects.get(pk=world.group.pk)
    plan, cuc = adopted(world.department), world.viewer("cuc")
    return actions.relay(by=cuc, at=NOW, plan=plan, sender=world.preschool, groups=[group])[0].secret


@pytest.mark.parametrize("spoiled", [{"wrong_tries": 5}, {"withdrawn_at": NOW}, {"expires_at": NOW.replace(year=2020)}])
def test_a_link_spoiled_between_opening_the_page_and_pressing_the_button_acknowledges_nothing(
    secret: str, spoiled: dict[str, object]
) -> None:
    from tuoitho.base.actors import LinkHolder, link_key

    relay = Relay.objects.select_related("link", "group").get()
    holder = LinkHolder(link_key(relay.link.key))
    Link.objects.update(**spoiled)
    with pytest.raises(Refused):
        actions.acknowledge(by=holder, at=NOW, relay=relay, name="Ai đó", digits="4567")
    assert Relay.objects.get().acknowledged_at is None


def test_the_secret_and_the_digits_stand_nowhere_in_the_audit(secret: str) -> None:
    Client().post(f"/public/k/{secret}", {"name": "Trịnh Thị Hoà", "digits": "0000"})
    Client().post(f"/public/k/{secret}", {"name": "Trịnh Thị Hoà", "digits": "4567"})
    told = " ".join(str(entry) for entry in AuditEntry.objects.values_list("subject", "fields", "actor", "unit"))
    assert secret not in told and "4567" not in told and "Hoà" not in told
    assert AuditEntry.objects.filter(verb="programme.miss_digits").count() == 1


def test_pressing_twice_acknowledges_once_and_says_so(secret: str) -> None:
    words = {"name": "Trịnh Thị Hoà", "digits": "4567"}
    assert Client().post(f"/public/k/{secret}", words).status_code == 302
    again = Client().post(f"/public/k/{secret}", {**words, "name": "Người khác"})
    assert again.status_code == 200
    assert Relay.objects.get().owner_name == "Trịnh Thị Hoà"
    assert AuditEntry.objects.filter(verb="programme.acknowledge").count() == 1
