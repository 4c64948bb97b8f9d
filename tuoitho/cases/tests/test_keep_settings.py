"""The numbers to call and what the law leaves open are kept on one screen, by the administrator."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.actors import ANONYMOUS
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed
from tuoitho.cases.actions.settings import Chosen, keep_settings
from tuoitho.cases.forms.settings import KeepSettingsForm
from tuoitho.cases.models import CaseSettings
from tuoitho.cases.queries.settings import Hotlines, hotlines_for
from tuoitho.cases.tests.stage import a_case, a_child
from tuoitho.cases.tests.test_cells import cells

CHOSEN = {
    "helpline": "111",
    "centre_name": "Trung tâm Công tác xã hội và Quỹ Bảo trợ trẻ em Hà Nội",
    "centre_phone": "02412345678",
    "plan_clock_from": "verify",
    "counts_older": True,
    "referral_days": 4,
    "retention_years": 12,
    "report_retention_years": 3,
}


def keep(world, who: str = "an", seen: int = 0, **more) -> CaseSettings:
    return keep_settings(chosen=Chosen(**CHOSEN | more), seen=seen, by=world.viewer(who), at=NOW)


def test_the_screen_keeps_every_setting_so_that_none_falls_back_unseen():
    kept = {field.name for field in CaseSettings._meta.get_fields()} - {"id", "version", "set_at", "by"}
    assert kept == {field.name for field in fields(Chosen)} == set(KeepSettingsForm.base_fields) - {"seen"}


def test_of_two_workers_at_the_same_moment_one_is_told(world, monkeypatch):
    keep(world)
    monkeypatch.setattr(CaseSettings, "current", lambda: CaseSettings(version=0))
    with pytest.raises(Changed):
        keep(world)
    assert CaseSettings.objects.count() == 1


def test_without_a_choice_the_plans_numbers_are_in_force(world):
    centre = "Trung tâm cung cấp dịch vụ công tác xã hội Hà Nội"
    assert hotlines_for(ANONYMOUS) == Hotlines("111", centre, "02433525662")


def test_what_the_administrator_keeps_is_in_force_and_the_earlier_choice_stays_written(world):
    keep(world)
    keep(world, seen=1, centre_phone="0243 999 999")
    assert hotlines_for(ANONYMOUS).centre_phone == "0243 999 999"
    assert list(CaseSettings.objects.order_by("version").values_list("centre_phone", "by")) == [
        ("02412345678", world.an.actor_key),
        ("0243 999 999", world.an.actor_key),
    ]
    entry = AuditEntry.objects.filter(verb="cases.keep_settings").latest("seq")
    assert (entry.subject, entry.fields) == ("settings:2", ["centre_phone"])


@pytest.mark.parametrize("who", ["son", "tung", "ha", "hanh", "binh", "lan", "ngoc", "mai", "khoa", "yen", "giang"])
def test_nobody_else_keeps_them(who, world, signed_in):
    with pytest.raises(NotAllowed):
        keep(world, who)
    assert signed_in(who).get(reverse("cases:keep_settings")).status_code == 403


def test_of_two_who_save_the_second_is_told_and_loses_nothing(world, signed_in):
    keep(world)
    with pytest.raises(Changed):
        keep(world, seen=0)
    words = {**CHOSEN, "counts_older": "yes", "centre_name": "Tên gõ dở", "seen": 0}
    answer = signed_in("an").post(reverse("cases:keep_settings"), words)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Tên gõ dở" in page and 'name="seen" value="1"' in page
    assert CaseSettings.objects.count() == 1


def test_whether_the_older_count_is_counted_anew_at_once(world):
    older = a_child(world.ward, born_on=TODAY.replace(year=TODAY.year - 16))
    a_case(world, child=older, follows_procedure=False, at=NOW + timedelta(hours=2))
    keep(world, counts_older=False)
    assert cells(world.ward)["children.notified"] == 0
    keep(world, seen=1, counts_older=True)
    assert cells(world.ward)["children.notified"] == 1


def test_the_screen_shows_what_is_in_force_says_what_is_not_verified_and_saves(
    world, signed_in, django_assert_max_num_queries
):
    client = signed_in("an")
    client.get("/")
    with django_assert_max_num_queries(12):
        page = client.get(reverse("cases:keep_settings")).content.decode()
    assert 'value="02433525662"' in page and "Chưa xác minh" in page and "Đ.28.1" in page
    answer = client.post(reverse("cases:keep_settings"), {**CHOSEN, "counts_older": "no", "seen": 0})
    assert answer.status_code == 302
    kept = CaseSettings.current()
    assert (kept.version, kept.counts_older, kept.retention_years, kept.plan_clock_from) == (1, False, 12, "verify")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("helpline", ""),
        ("helpline", "một một một"),
        ("helpline", "1"),
        ("centre_phone", "javascript:alert(1)"),
        ("centre_phone", "9" * 60),
        ("centre_name", ""),
        ("referral_days", "0"),
        ("referral_days", ""),
        ("retention_years", "0"),
        ("retention_years", "101"),
        ("retention_years", "mười"),
        ("plan_clock_from", "never"),
        ("counts_older", ""),
        ("seen", "x"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(field, value, world, signed_in):
    words = {**CHOSEN, "counts_older": "yes", "seen": 0, field: value}
    answer = signed_in("an").post(reverse("cases:keep_settings"), words)
    assert answer.status_code == 200 and CHOSEN["centre_phone" if field == "centre_name" else "centre_name"] in (
        answer.content.decode()
    )
    assert not CaseSettings.objects.exists()
