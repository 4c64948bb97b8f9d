"""When its time is over a child is no longer named, nothing that told of it is left, and no figure changes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.base.audit import verify
from tuoitho.base.fields import sealed_fields
from tuoitho.base.models import AuditEntry, StoredFile
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases import jobs
from tuoitho.cases.actions.retention import anonymise, hold_back, release_hold
from tuoitho.cases.models import (
    Call,
    Case,
    CaseSettings,
    CaseStep,
    Child,
    FollowUp,
    Report,
    ReportPhoto,
    Suspect,
)
from tuoitho.cases.models.cells import refresh_children
from tuoitho.cases.models.forgetting import _room, tables_reached
from tuoitho.cases.models.retention import children_due, years_before
from tuoitho.cases.models.words import ChildWord
from tuoitho.cases.tests.samples.protection import a_request, an_export
from tuoitho.cases.tests.stage import BEFORE, a_case, a_child, a_report
from tuoitho.cases.tests.walking import opened, walk
from tuoitho.counts.models import Cell
from tuoitho.registry.tests.people import a_class, a_pupil

# Sealed columns of the room that name no child of a case, each with its reason.
NO_CHILD: dict[str, str] = {
    "cases.Flag": "a card of early warning forgets by itself, on its day",
    "cases.FlagStep": "with its card",
}
LONG_AGO = years_before(NOW, 10) - timedelta(hours=1)
SECRETS = ("Nguyễn Phượng Vĩ", "Tí Sún", "0977123456", "Em bưng bê ở quán", "Bà hàng xóm", "Ảnh chụp")


def closed(world: World, at=LONG_AGO, **more) -> Case:  # type: ignore[no-untyped-def]
    words = {"state": "closed", "closed_at": at, "at": at - timedelta(days=30)} | more
    return a_case(world, **words)


def told_at_length(world: World, at=LONG_AGO) -> Case:  # type: ignore[no-untyped-def]
    """A closed case with something of a child in every place a person can write it."""
    name, nickname, phone, saw, neighbour, photo = SECRETS
    case = walk(world, opened(world, at=BEFORE), "confirm_closing", BEFORE)
    FollowUp.objects.end(case, FollowUp.Ended.OF_AGE, NOW)
    Case.objects.filter(pk=case.pk).update(closed_at=at, notified_at=at, opened_at=at)
    Child.objects.update(name=name, nickname=nickname, guardian_phone=phone, address=saw, silent_because=saw)
    child = Child.objects.get()
    ChildWord.objects.create(child=child, ward=world.ward, of="name", token=b"x" * 16)
    case.forms.update(answers={"told": saw})
    case.steps.update(note=f"{saw} {name}")
    step = case.steps.create(verb="record_call", state=case.state, reason="111", at=at, by="system")
    words = {"step": step, "called_at": at, "at": at, "by": "system"}
    Call.objects.create(case=case, to="111", spoke_with=neighbour, note=saw, **words)
    report = Report.objects.get()
    Report.objects.update(saw=saw, reporter_name=neighbour, reporter_contact=phone, reporter=world.lan, digest="d" * 64)
    stored = [files.keep(f"{photo}.jpg", saw.encode(), by=SYSTEM, at=at) for _ in range(2)]
    ReportPhoto.objects.create(report=report, original=stored[0], working=stored[1])
    Suspect.objects.create(child=child, name=neighbour, because=saw, named_at=at, by="system")
    a_request(world, case=case, asker_name=neighbour, about=name, state="answered", answered_at=at)
    an_export(case, world.son, reason=f"Về {name}")
    case.refresh_from_db()
    return case


def sealed_words() -> str:
    """Every sealed column of the room, opened."""
    return " ".join(
        str(value)
        for model in (Child, Case, Report, *_room())
        for row in (model._base_manager.values_list(*sealed_fields(model)) if sealed_fields(model) else ())
        for value in row
    )


def test_every_sealed_column_of_the_room_is_reached() -> None:
    """A table that someone adds is covered by its key to a child, a case or a report, or says here why not."""
    reached = {model._meta.label for model in tables_reached([Child, Case, Report])}
    sealed = {model._meta.label for model in _room() if sealed_fields(model)}
    assert sealed - reached - set(NO_CHILD) == set()


def test_nothing_that_names_the_child_is_left(world: World, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    case = told_at_length(world)
    assert [secret for secret in SECRETS if secret in sealed_words()] != []
    steps = CaseStep.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.anonymise_due(NOW)
    assert [secret for secret in SECRETS if secret in sealed_words()] == []
    assert not ChildWord.objects.exists() and not ReportPhoto.objects.exists() and not StoredFile.objects.exists()
    assert not [path for path in Path(settings.DATA, "files").rglob("*") if path.is_file() and _is_mine(path)]
    child, report = Child.objects.get(), Report.objects.get()
    assert child.born_on is None and child.birth_year is None and child.pupil is None and child.anonymised_at == NOW
    assert report.reporter is None and report.digest == ""
    assert CaseStep.objects.count() == steps
    case.refresh_from_db()
    assert (case.state, case.anonymised_at) == ("closed", NOW)


def _is_mine(path: Path) -> bool:
    """Files of other tests lie in the same folder; those of this one would have a row."""
    return StoredFile.objects.filter(key=path.name).exists()


def test_the_audit_chain_is_untouched(world: World, django_capture_on_commit_callbacks) -> None:  # type: ignore[no-untyped-def]
    told_at_length(world)
    before = list(AuditEntry.objects.values_list("seq", "mac"))
    with django_capture_on_commit_callbacks(execute=True):
        jobs.anonymise_due(NOW)
    after = list(AuditEntry.objects.values_list("seq", "mac"))
    assert after[: len(before)] == before and verify().holds
    assert AuditEntry.objects.filter(verb="cases.anonymise").count() == 1


def test_no_figure_changes(world: World) -> None:
    pupil = a_pupil(a_class(world.primary))
    ages = [date(2008, 6, 1), date(2009, 3, 4), date(2013, 5, 4), None]
    children = [a_child(world.ward, born_on=born) for born in ages] + [a_child(world.ward, pupil=pupil)]
    CaseSettings.objects.create(counts_older=False, retention_years=0, set_at=LONG_AGO, by="system")
    for child in children:
        closed(world, NOW - timedelta(days=1), child=child, in_labour=True, hazardous=True)
    refresh_children(world.ward.pk, NOW)
    before = dict(Cell.objects.filter(unit=world.ward).values_list("measure", "value"))
    assert before["children.schooled.named"] == 1
    jobs.anonymise_due(NOW)
    assert Child.objects.filter(anonymised_at=NOW).count() == len(children)
    refresh_children(world.ward.pk, NOW)
    assert dict(Cell.objects.filter(unit=world.ward).values_list("measure", "value")) == before


@pytest.mark.parametrize(("early", "due"), [(timedelta(seconds=1), 0), (timedelta(), 1)])
def test_it_is_due_to_the_moment(early: timedelta, due: int, world: World) -> None:
    closed(world, years_before(NOW, 10) + early)
    assert children_due(NOW).count() == due


def test_a_child_with_another_open_case_a_later_one_or_an_open_request_stays(world: World) -> None:
    for more in ({"state": "in_care"}, {"state": "closed", "closed_at": NOW}):
        child = a_child(world.ward)
        closed(world, child=child)
        a_case(world, child=child, **more)
    a_request(world, case=closed(world))
    follow = closed(world)
    FollowUp.objects.create(case=follow, since=date(2014, 1, 1), due_on=date(2025, 1, 1))
    assert not children_due(NOW).exists()


def test_a_term_made_shorter_works_a_month_later(world: World) -> None:
    closed(world, NOW - timedelta(days=400))
    CaseSettings.objects.create(retention_years=1, set_at=NOW - timedelta(days=30), by="system")
    assert not children_due(NOW).exists()
    assert children_due(NOW + timedelta(days=1)).exists()


def test_the_chair_sees_it_a_month_before_and_holds_it_back_for_a_reason(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    soon = closed(world, years_before(NOW, 10) + timedelta(days=30), child=a_child(world.ward, name="Lê Sắp Tới"))
    closed(world, years_before(NOW, 10) + timedelta(days=40), child=a_child(world.ward, name="Lê Còn Lâu"))
    closed(world, ward="other_ward", owner="vinh", child=a_child(world.other_ward, name="Lê Nơi Khác"))
    client = signed_in("tung")
    page = client.get(reverse("cases:retention")).content.decode()
    assert "Lê Sắp Tới" in page and "Lê Còn Lâu" not in page and "Lê Nơi Khác" not in page
    assert "sắp xoá dữ liệu nhận dạng" in client.get("/").content.decode()
    said = {"until": "01/06/2026", "reason": "Đang có vụ án"}
    assert client.post(reverse("cases:hold_back", args=[soon.key]), said).status_code == 302
    jobs.anonymise_due(NOW + timedelta(days=60))
    assert Child.objects.get(pk=soon.child_id).name == "Lê Sắp Tới"
    assert "Đang có vụ án" in client.get(reverse("cases:retention")).content.decode()
    release_hold(case=soon, by=world.viewer("tung"), at=NOW)
    jobs.anonymise_due(NOW + timedelta(days=60))
    assert Child.objects.get(pk=soon.child_id).name is None


def test_a_hold_ends_with_its_day(world: World) -> None:
    case = closed(world)
    hold_back(case=case, reason="x", until=date(2025, 1, 1), by=world.viewer("tung"), at=NOW)
    assert not children_due(NOW.replace(year=2025, month=1, day=1)).exists()
    assert children_due(NOW.replace(year=2025, month=1, day=2)).exists()


@pytest.mark.parametrize("until", [date(2024, 11, 9), date(2020, 1, 1), date(2031, 1, 1)])
def test_a_hold_lies_ahead_and_has_an_end(until: date, world: World) -> None:
    with pytest.raises(Refused):
        hold_back(case=closed(world), reason="x", until=until, by=world.viewer("tung"), at=NOW)


@pytest.mark.parametrize("who", ["son", "thao", "vinh", "mai", "an", "ngoc", "ha"])
def test_nobody_else_holds_back(who: str, world: World) -> None:
    with pytest.raises(NotAllowed):
        hold_back(case=closed(world), reason="x", until=date(2025, 6, 1), by=world.viewer(who), at=NOW)


def test_it_is_never_done_before_its_time_whoever_asks(world: World) -> None:
    case = closed(world, NOW)
    with pytest.raises(Refused):
        anonymise(child=case.child, by=SYSTEM, at=NOW)
    assert Child.objects.get().name


def test_a_case_without_names_opens_still_and_nothing_is_done_on_it_any_more(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case = told_at_length(world)
    jobs.anonymise_due(NOW)
    client = signed_in("son")
    page = client.get(reverse("cases:case", args=[case.key])).content.decode()
    assert "Đã xoá dữ liệu nhận dạng" in page and reverse("cases:reopen", args=[case.key]) not in page
    assert client.post(reverse("cases:reopen", args=[case.key]), {"note": "x", "seen": case.version}).status_code == 404
    assert client.get(reverse("cases:protection", args=[case.key])).status_code == 200


def test_a_report_that_led_to_no_case_goes_after_its_own_term_with_the_child_it_named(world: World) -> None:
    child = a_child(world.ward, name=SECRETS[0])
    report = a_report(world.ward, state="closed", child=child, reporter_name=SECRETS[4], saw=SECRETS[3])
    step = {"verb": "confirm_end", "state": "closed", "note": SECRETS[3], "by": "system"}
    report.steps.create(at=years_before(NOW, 2) + timedelta(seconds=1), **step)
    jobs.anonymise_due(NOW)
    assert Report.objects.get().saw == SECRETS[3]
    jobs.anonymise_due(NOW + timedelta(seconds=1))
    assert [secret for secret in SECRETS if secret in sealed_words()] == []
    assert Report.objects.get().state == "closed" and report.steps.count() == 1


def test_one_that_fails_keeps_none_of_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = closed(world), closed(world)
    real = jobs.retention.anonymise

    def sometimes(*, child: Child, **words: object) -> None:
        if child == first.child:
            raise RuntimeError("Tên em nằm trong lỗi")
        real(child=child, **words)

    monkeypatch.setattr(jobs.retention, "anonymise", sometimes)
    jobs.anonymise_due(NOW)
    assert Child.objects.get(pk=second.child_id).name is None and Child.objects.get(pk=first.child_id).name


def test_the_list_is_flat_in_its_rows(world: World, signed_in, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for _ in range(30):
        closed(world)
    client = signed_in("tung")
    client.get("/")
    with django_assert_max_num_queries(12):
        assert "after=" in client.get(reverse("cases:retention")).content.decode()
    with django_assert_max_num_queries(15):
        client.get(reverse("cases:protection", args=[Case.objects.first().key]))  # type: ignore[union-attr]
