"""The directory of services: kept by a ward, seen by every officer, found without tone marks; and a service given."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import serving
from tuoitho.cases.models import Service, ServiceGiven
from tuoitho.cases.queries.services import services_seen
from tuoitho.cases.tests.serving import a_service
from tuoitho.cases.tests.stage import a_case
from tuoitho.cases.tests.walking import SERVED

WORDS = {
    "kind": "legal",
    "name": "Tư vấn pháp luật miễn phí",
    "unit": None,
    "body": "Trung tâm Trợ giúp pháp lý",
    "area": "Toàn thành phố",
    "contact": "1 Trần Phú",
    "conditions": "Trẻ em, không cần giấy",
    "starts_on": None,
    "ends_on": None,
}


def test_an_officer_keeps_the_wards_part_and_others_see_it(world):
    service = serving.add_service(ward=world.ward, words=WORDS, by=world.viewer("son"), at=NOW)
    assert service in services_seen(world.viewer("vinh"))
    serving.edit_service(
        service=service, words=WORDS | {"contact": "2 Trần Phú"}, seen=1, by=world.viewer("phuc"), at=NOW
    )
    assert AuditEntry.objects.get(verb="cases.edit_service").fields == ["contact"]


@pytest.mark.parametrize("who", ["vinh", "tung", "hanh", "mai", "ha", "ngoc", "an"])
def test_nobody_else_writes_in_it(who, world):
    with pytest.raises(NotAllowed):
        serving.add_service(ward=world.ward, words=WORDS, by=world.viewer(who), at=NOW)
    with pytest.raises(NotAllowed):
        serving.edit_service(service=a_service(world), words=WORDS, seen=1, by=world.viewer(who), at=NOW)


@pytest.mark.parametrize("who", ["hanh", "binh", "mai", "yen", "ngoc"])
def test_who_keeps_no_case_does_not_see_it(who, world, signed_in):
    a_service(world)
    assert not services_seen(world.viewer(who)).exists()
    assert signed_in(who).get(reverse("cases:services")).status_code == 403


def test_whoever_saves_second_is_told(world, signed_in):
    service = a_service(world)
    serving.edit_service(service=service, words=WORDS, seen=1, by=world.viewer("son"), at=NOW)
    with pytest.raises(Changed):
        serving.edit_service(service=service, words=WORDS, seen=1, by=world.viewer("phuc"), at=NOW)
    said = {"name": "Câu gõ dở", "kind": "legal", "body": "Nơi nào đó", "seen": 1}
    answer = signed_in("phuc").post(reverse("cases:edit_service", args=[service.key]), said)
    assert answer.status_code == 409 and "Câu gõ dở" in answer.content.decode()
    assert 'name="seen" value="2"' in answer.content.decode()


@pytest.mark.parametrize("wrong", [{"body": ""}, {"starts_on": TODAY, "ends_on": TODAY}])
def test_a_service_without_a_provider_or_that_ends_before_it_begins_is_not_kept(wrong, world):
    with pytest.raises(Refused):
        serving.add_service(ward=world.ward, words=WORDS | wrong, by=world.viewer("son"), at=NOW)
    assert not Service.objects.exists()


@pytest.mark.parametrize(
    ("begins", "ends", "there"),
    [
        (None, None, True),
        (TODAY, None, True),
        (TODAY + timedelta(days=1), None, False),
        (None, TODAY, False),
        (None, TODAY + timedelta(days=1), True),
    ],
)
def test_a_service_is_offered_from_its_first_day_until_it_takes_nobody_more(begins, ends, there, world):
    a_service(world, starts_on=begins, ends_on=ends)
    assert services_seen(world.viewer("son")).exists() is there
    assert services_seen(world.viewer("son"), past=True).exists()


def test_it_is_searched_without_tone_marks_by_name_provider_and_area(world, signed_in):
    a_service(world, name="Lớp phổ cập buổi tối", area="Phường Vạn Phúc")
    a_service(world, name="Vay vốn sinh kế", kind="loan")
    found = signed_in("son").get(reverse("cases:services"), {"q": "pho cap van phuc"}).content.decode()
    assert "Lớp phổ cập" in found and "Vay vốn sinh kế" not in found
    assert "Vay vốn sinh kế" in signed_in("son").get(reverse("cases:services"), {"kind": "loan"}).content.decode()


def test_the_directory_pages_by_key_and_asks_twelve_queries_at_most(world, signed_in, django_assert_max_num_queries):
    for number in range(30):
        a_service(world, name=f"Dịch vụ {number:02}")
    client = signed_in("son")
    client.get(reverse("cases:services"))
    with django_assert_max_num_queries(12):
        html = client.get(reverse("cases:services")).content.decode()
    assert "Dịch vụ 24" in html and "Dịch vụ 25" not in html and "after=" in html


def test_a_unit_of_the_product_is_named_by_its_code(world, signed_in):
    said = {"name": "Nhận lại học sinh", "kind": "school", "unit": "HD-TH01", "body": "", "seen": 0}
    assert signed_in("son").post(reverse("cases:add_service"), said).status_code == 302
    assert Service.objects.get().unit == world.primary
    both = signed_in("son").post(reverse("cases:add_service"), said | {"body": "Nơi khác"})
    assert both.status_code == 200 and "Ghi đúng một nơi" in both.content.decode()


def test_a_service_given_counts_by_its_kind_and_day(world):
    case = a_case(world, state="in_care")
    words = SERVED | {"given_on": date(2024, 11, 8), "service": a_service(world), "provider": ""}
    serving.record_service(case=case, **words, seen=1, by=world.viewer("son"), at=NOW)
    given = ServiceGiven.objects.get()
    assert (given.kind, given.given_on, given.provider) == ("school", date(2024, 11, 8), given.service.body)


@pytest.mark.parametrize("day", [date(2024, 11, 7), TODAY + timedelta(days=1)])
def test_a_service_is_given_between_the_notice_and_today(day, world):
    case = a_case(world, state="in_care")
    with pytest.raises(Refused, match="Ngày thực hiện"):
        serving.record_service(case=case, **SERVED | {"given_on": day}, seen=1, by=world.viewer("son"), at=NOW)
    assert not ServiceGiven.objects.exists()


def test_the_form_of_a_service_leads_back_to_the_services_of_the_case(world, signed_in):
    case = a_case(world, state="in_care")
    said = {"kind": "health", "given_on": "09/11/2024", "provider": "Trạm y tế", "seen": 1}
    answer = signed_in("son").post(reverse("cases:record_service", args=[case.key]), said)
    assert answer.status_code == 302 and answer["Location"] == reverse("cases:serving", args=[case.key])
