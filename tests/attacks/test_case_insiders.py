"""Insiders of the ward, the school and the department who reach for a child that is not theirs."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases.actions import decisions
from tuoitho.cases.actions import requests as acts
from tuoitho.cases.actions.exports import take_export
from tuoitho.cases.actions.handovers import hand_to_ward
from tuoitho.cases.actions.opening import join_case, open_case
from tuoitho.cases.models import Case, Child
from tuoitho.cases.queries import cases_seen
from tuoitho.cases.queries.referrals import referral_received
from tuoitho.cases.tests.samples.case import two_cases
from tuoitho.cases.tests.samples.protection import an_export
from tuoitho.cases.tests.samples.reports import a_photo, two_reports
from tuoitho.cases.tests.serving import a_follow_up, a_place, a_referral
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, a_report, join
from tuoitho.cases.tests.telling import told
from tuoitho.cases.tests.test_requests import decide, do, receive
from tuoitho.cases.tests.walking import answers, walk
from tuoitho.organisations.actions.posts import deputise, give_post, hand_over
from tuoitho.organisations.models import Post

SignedIn = Callable[[str], Client]


def nested(world: World) -> dict[str, dict[str, object]]:
    """Addresses of one's own case or report with the key of what hangs on another's."""
    own, other = two_cases(world, state="in_care")
    report, elsewhere = two_reports(world)
    form = other.forms.create(form="02", answers={}, made_at=BEFORE, by=other.by)
    suspect = other.child.suspects.create(name="X Y", named_at=BEFORE, by=other.by)
    follow_up, place = a_follow_up(other, date(2024, 11, 1)), a_place(other)
    photo = {"key": report.key, "photo": a_photo(elsewhere).working.key}
    return {
        "cases:paper": {"key": own.key, "form": form.key, "kind": "pdf"},
        "cases:take_export": {"key": own.key, "export": an_export(other, other.owner).key},
        "cases:clear_suspect": {"key": own.key, "suspect": suspect.key},
        "cases:record_follow_up": {"key": own.key, "one": follow_up.key},
        "cases:skip_follow_up": {"key": own.key, "one": follow_up.key},
        "cases:confirm_placement": {"key": own.key, "one": place.key},
        "cases:leave_placement": {"key": own.key, "one": place.key},
        "cases:report_photo": photo,
        "cases:hand_original": photo,
    }


def test_what_hangs_on_anothers_case_is_not_reached_through_ones_own(world: World, signed_in: SignedIn) -> None:
    before = AuditEntry.objects.count()
    for name, keys in nested(world).items():
        for who in ("son", "tung"):
            for answer in (
                signed_in(who).get(reverse(name, kwargs=keys)),
                signed_in(who).post(reverse(name, kwargs=keys), {"note": "x"}),
            ):
                assert answer.status_code in (403, 404), (name, who, answer.status_code)
    assert AuditEntry.objects.count() == before


LOOKED_AT = (
    "case",
    "protection",
    "serving",
    "following",
    "screenings",
    "assess_risk",
    "act_in_emergency",
    "name_suspect",
    "export_case",
)


@pytest.mark.parametrize("page", LOOKED_AT)
def test_every_page_that_names_the_child_leaves_an_entry(world: World, signed_in: SignedIn, page: str) -> None:
    case = a_case(world)
    case.forms.create(form="02", answers={"told": "x"}, made_at=BEFORE, by=case.by)
    signed_in("son").get(reverse(f"cases:{page}", args=[case.key]))
    assert AuditEntry.objects.filter(subject=str(case.key), actor=world.son.actor_key).exists()


def test_a_helper_who_left_and_an_owner_who_gave_it_away_see_and_do_nothing(world: World, signed_in: SignedIn) -> None:
    case = a_case(world, state="in_care")
    helper = join(case, world.phuc, "helper")
    export = an_export(case, world.son)
    helper.ends_at = BEFORE
    helper.save()
    decisions.assign(case=case, owner=world.phuc, seen=case.version, by=world.viewer("tung"), at=BEFORE)
    helper = world.viewer("son")
    assert case not in cases_seen(helper, NOW)
    for page in ("act_in_emergency", "record_service", "review", "refer", "export_case", "name_suspect"):
        assert signed_in("son").get(reverse(f"cases:{page}", args=[case.key])).status_code == 404
    assert signed_in("son").get(reverse("cases:take_export", args=[case.key, export.key])).status_code == 404
    with pytest.raises(NotAllowed):
        take_export(export=export, by=helper, at=NOW)


def test_a_chair_of_the_other_ward_decides_nothing_here(world: World) -> None:
    case = a_case(world, state="planned")
    for verb, words in (
        ("approve_plan", {"answers": answers("05")}),
        ("return_plan", {"note": "x"}),
        ("assign", {"owner": world.thao}),
    ):
        with pytest.raises(NotAllowed):
            getattr(decisions, verb)(case=case, **words, seen=case.version, by=world.viewer("thao"), at=NOW)


# Giving oneself what one may give others


@pytest.mark.parametrize(
    ("who", "unit", "role"),
    [
        ("mai", "ward", "ward_officer"),
        ("an", "ward", "ward_officer"),
        ("an", "department", "auditor"),
        ("hanh", "primary", "focal"),
    ],
)
def test_nobody_gives_oneself_a_role(world: World, who: str, unit: str, role: str) -> None:
    with pytest.raises(NotAllowed):
        give_post(
            user=world.users[who], unit=world.units[unit], role=role, starts_on=TODAY, by=world.viewer(who), at=NOW
        )


def test_nobody_hands_a_post_over_to_oneself_or_makes_oneself_a_deputy(world: World) -> None:
    post = Post.objects.get(user=world.tung)
    with pytest.raises(NotAllowed):
        hand_over(post=post, successor=world.mai, on=TODAY, by=world.viewer("mai"), at=NOW)
    with pytest.raises(NotAllowed):
        deputise(
            post=post, deputy=world.mai, starts_on=TODAY, ends_on=date(2024, 11, 20), by=world.viewer("mai"), at=NOW
        )


def test_who_wrote_a_plan_does_not_approve_it_as_the_chairs_deputy(world: World) -> None:
    case = walk(world, a_case(world), "submit_plan")
    Post.objects.create(
        user=world.son,
        unit=world.ward,
        role="ward_chair",
        starts_on=date(2024, 11, 4),
        ends_on=date(2024, 11, 18),
        deputising_for=Post.objects.get(user=world.tung),
    )
    with pytest.raises(Refused, match="phê duyệt"):
        decisions.approve_plan(case=case, answers=answers("05"), seen=case.version, by=world.viewer("son"), at=NOW)


# A report that passes a unit by


def test_a_report_that_passes_a_ward_by_opens_no_case_there(world: World) -> None:
    """Its chair would read the whole file by office, and its officers would be asked to keep it."""
    report = a_report(world.other_ward, state="taken", passes_by=world.ward, concern="ward")
    with pytest.raises(Refused, match="liên quan"):
        open_case(
            child=None,
            facts={"name": "Bảo"},
            report=report,
            kind="at_risk",
            home_ward=world.ward,
            by=world.viewer("vinh"),
            at=NOW,
        )
    assert not Child.objects.exists() and not Case.objects.exists()
    report.refresh_from_db()
    assert report.state == "taken"


def test_a_report_that_passes_a_ward_by_joins_no_case_kept_there(world: World) -> None:
    report = a_report(world.other_ward, state="taken", passes_by=world.ward, concern="ward")
    case = a_case(world, ward="ward", owner="son")
    case.ward = world.other_ward
    case.save()
    with pytest.raises(Refused, match="liên quan"):
        join_case(report=report, case=case, by=world.viewer("vinh"), at=NOW)


def test_a_report_that_passes_a_ward_by_is_not_carried_there_with_its_case(world: World) -> None:
    case = a_case(world, ward="other_ward", owner="vinh", state="verified")
    a_report(world.other_ward, state="in_case", case=case, passes_by=world.ward, concern="ward")
    with pytest.raises(Refused, match="liên quan"):
        hand_to_ward(
            case=case,
            to_ward=world.ward,
            because="lives_there",
            note="x",
            seen=case.version,
            by=world.viewer("vinh"),
            at=NOW,
        )
    assert case not in cases_seen(world.viewer("tung"), NOW)


def test_a_head_of_two_schools_reads_no_referral_at_the_one_while_the_other_is_concerned(
    world: World, signed_in: SignedIn
) -> None:
    Post.objects.create(
        user=world.hanh,
        unit=world.secondary,
        role="head",
        starts_on=date(2024, 11, 4),
        ends_on=date(2024, 11, 18),
        deputising_for=Post.objects.get(user=world.quan),
    )
    case = a_case(world)
    referral = a_referral(case, to_unit=world.secondary)
    assert referral_received(world.viewer("hanh"), referral.key)
    a_report(world.ward, passes_by=world.primary, case=case, concern="school")
    assert referral_received(world.viewer("hanh"), referral.key) is None
    assert referral_received(world.viewer("quan"), referral.key)
    assert signed_in("hanh").get(reverse("cases:referral", args=[referral.key])).status_code == 404
    assert str(referral.key) not in signed_in("hanh").get("/").content.decode()


PLACES = ["/", "/cases/counts/", "/cases/observations/", "/cases/referrals/", "/figures/", "/reports/", "/activities/"]


def test_the_head_named_in_a_report_meets_no_trace_of_it(world: World, signed_in: SignedIn) -> None:
    def seen() -> list[str]:
        import re

        pages = [signed_in("hanh").get(path, follow=True).content.decode() for path in PLACES]
        pages.append(signed_in("hanh").post("/search/", {"q": "Bảo"}).content.decode())
        return [
            re.sub(r"csrfmiddlewaretoken\S+ value=\S+|csrf\S*|[0-9a-f-]{36}|nonce\S*|X-CSRFToken\S+ \S+", "", page)
            for page in pages
        ]

    before = seen()
    report = told(world, concern="school")
    assert report.passes_by == world.primary
    assert seen() == before


# What a file gives away


def test_the_auditor_does_not_learn_who_told(world: World, signed_in: SignedIn) -> None:
    report = told(world)
    client = signed_in("giang")
    page = client.get("/units/audit/", {"verb": "cases.file_report"}).content.decode()
    assert str(report.key)[-8:] in page and world.lan.full_name not in page
    by_name = client.get("/units/audit/", {"actor": "lan"}).content.decode()
    assert str(report.key)[-8:] not in by_name


def test_nobody_who_keeps_the_machine_reads_of_a_child(world: World, signed_in: SignedIn) -> None:
    child = a_child(world.ward, name="Phượng Vĩ Tí Sún")
    case = a_case(world, child=child)
    a_report(world.ward, saw="Phượng Vĩ", child=child)
    signed_in("son").get(reverse("cases:case", args=[case.key]))
    signed_in("phuc").get(reverse("cases:case", args=[case.key]))
    for who in ("an", "giang", "yen", "mai", "khoa"):
        for path in (
            "/",
            "/cases/",
            "/cases/reports/",
            "/cases/children/",
            "/cases/requests/",
            "/units/audit/",
            "/units/refusals/",
            "/search/?q=Sún",
        ):
            assert "Phượng" not in signed_in(who).get(path).content.decode(), (who, path)


# Requests of a person who must not know


def granted(world: World, **more):  # type: ignore[no-untyped-def]
    case = a_case(world, **more)
    return case, decide(world, receive(world, case, asker_name="Trần Văn Dữ"))


def paper(signed_in: SignedIn, request) -> int:  # type: ignore[no-untyped-def]
    return signed_in("son").get(reverse("cases:answer_paper", args=[request.key])).status_code


def test_a_letter_granted_before_its_asker_was_suspected_is_not_printed_any_more(
    world: World, signed_in: SignedIn
) -> None:
    case, request = granted(world)
    assert paper(signed_in, request) == 200
    acts.name_suspect(case=case, name="Trần Văn Dữ", relation="", because="", by=world.viewer("son"), at=NOW)
    request.refresh_from_db()
    assert request.state == "barred"
    assert paper(signed_in, request) == 404


def test_what_was_granted_before_the_home_must_not_know_is_neither_printed_nor_answered(
    world: World, signed_in: SignedIn
) -> None:
    case, request = granted(world)
    Child.objects.filter(pk=case.child_id).update(silent_home=True)
    assert paper(signed_in, request) in (404, 409)
    with pytest.raises(Refused):
        do(world, request, "answer_request", number="12/UBND")


def test_nothing_is_erased_of_a_child_whose_new_case_was_opened_meanwhile(world: World) -> None:
    case = a_case(world, state="closed", closed_at=BEFORE)
    request = decide(world, receive(world, case, kind="erase"), by="tung")
    a_case(world, child=case.child)
    with pytest.raises(Refused):
        do(world, request, "answer_request", by="tung", number="12/UBND")
    case.refresh_from_db()
    assert case.anonymised_at is None and case.child.name


def test_an_expired_export_and_a_forged_key_give_nothing(world: World, signed_in: SignedIn) -> None:
    case = a_case(world)
    export = an_export(case, world.son, expires_at=BEFORE)
    answer = signed_in("son").get(reverse("cases:take_export", args=[case.key, export.key]))
    assert answer.status_code == 409 and b"%PDF" not in answer.content
    assert signed_in("son").get(reverse("cases:take_export", args=[case.key, uuid4()])).status_code == 404
