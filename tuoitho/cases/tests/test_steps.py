"""A case goes through the steps of the decree, each by whoever it belongs to."""

from datetime import timedelta

import pytest

from tests.cast import NOW, TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases.actions import decisions, steps
from tuoitho.cases.actions.opening import open_case
from tuoitho.cases.models import Case, CaseForm, Clock, Report, TeamMember
from tuoitho.cases.tests.stage import a_child, a_report
from tuoitho.cases.tests.walking import WALK, answers, opened, walk
from tuoitho.cases.workflow import CaseState, ReportState
from tuoitho.counts.models import Cell
from tuoitho.organisations.models import Post


def stand_in(world, name: str) -> None:
    """The named person deputises for the chair this week."""
    words = {"starts_on": TODAY, "ends_on": TODAY + timedelta(days=7), "unit": world.ward, "role": "ward_chair"}
    Post.objects.create(user=world.users[name], deputising_for=Post.objects.get(user=world.tung), **words)


def test_a_case_goes_from_a_report_to_its_end_and_the_report_ends_with_it(world):
    case = walk(world, opened(world), "confirm_closing")
    assert case.state == CaseState.CLOSED and case.closed_at == NOW
    assert list(case.steps.values_list("verb", flat=True)) == ["open_case", *WALK]
    assert Report.objects.get(case=case).state == ReportState.CLOSED
    assert not Clock.objects.running().exists()
    assert Cell.objects.get(unit=world.ward, year=2024, measure="children.supported.named").value == 1


def test_each_step_leaves_one_entry_without_a_word_of_the_child(world):
    case = walk(world, opened(world), "confirm_closing")
    entries = AuditEntry.objects.filter(subject=str(case.key))
    assert [one.verb for one in entries.order_by("pk")] == [f"cases.{verb}" for verb in ["open_case", *WALK]]
    assert not any("Gia Bảo" in str(vars(one)) for one in entries)


@pytest.mark.parametrize("verb", WALK)
@pytest.mark.parametrize("who", ["phuc", "vinh", "thao", "ngoc", "mai", "dung", "ha", "hanh"])
def test_nobody_outside_the_team_does_any_step(verb, who, world):
    case = opened(world)
    _, act, words = WALK[verb]
    with pytest.raises(NotAllowed):
        act(case=case, **words, seen=case.version, by=world.viewer(who), at=NOW)


@pytest.mark.parametrize(
    ("who", "verb"), [("tung", "assess_risk"), ("son", "approve_plan"), ("son", "confirm_closing")]
)
def test_the_chair_does_not_write_and_the_officer_does_not_decide(who, verb, world):
    case = opened(world)
    _, act, words = WALK[verb]
    with pytest.raises(NotAllowed):
        act(case=case, **words, seen=case.version, by=world.viewer(who), at=NOW)


def test_a_step_out_of_turn_says_where_the_case_stands(world):
    case = opened(world)
    with pytest.raises(Refused, match="Đã tiếp nhận"):
        steps.review(case=case, answers=answers("06"), seen=case.version, by=world.viewer("son"), at=NOW)


def test_whoever_saves_second_is_told_and_nothing_is_lost(world):
    case = opened(world)
    walk(world, case, "assess_risk")
    with pytest.raises(Changed):
        steps.verify(case=case, answers=answers("03"), seen=1, by=world.viewer("son"), at=NOW)
    assert CaseForm.objects.filter(case=case).count() == 1


def test_an_open_question_is_named_and_nothing_is_saved(world):
    case = opened(world)
    with pytest.raises(Refused, match="Nhận định và đề xuất"):
        steps.assess_risk(
            case=case, answers=answers("02", conclusion=""), seen=case.version, by=world.viewer("son"), at=NOW
        )
    case.refresh_from_db()
    assert case.state == CaseState.INTAKE and not CaseForm.objects.exists()


def test_a_form_filled_again_replaces_and_the_old_one_stays(world):
    case = walk(world, opened(world), "assess_risk")
    steps.assess_risk(
        case=case, answers=answers("02", conclusion="Đã xem lại."), seen=case.version, by=world.viewer("son"), at=NOW
    )
    old, new = CaseForm.objects.filter(case=case).order_by("pk")
    assert old.replaced_by == new and new.answers["conclusion"] == "Đã xem lại."


def test_a_deputy_decides_while_the_chair_is_away(world):
    stand_in(world, "phuc")
    case = walk(world, opened(world), "submit_plan")
    assert Clock.objects.get(case=case, duty="approval").whose == world.phuc
    decisions.approve_plan(case=case, answers=answers("05"), seen=case.version, by=world.viewer("phuc"), at=NOW)
    case.refresh_from_db()
    assert case.state == CaseState.IN_CARE


def test_the_one_who_proposed_closing_does_not_confirm_it(world):
    case = walk(world, opened(world), "propose_closing")
    stand_in(world, "son")
    with pytest.raises(Refused, match="không tự xác nhận"):
        decisions.confirm_closing(case=case, seen=case.version, by=world.viewer("son"), at=NOW)


def test_a_plan_that_is_returned_is_laid_before_the_chair_again_with_a_term_of_its_own(world):
    case = walk(world, opened(world), "submit_plan")
    decisions.return_plan(case=case, note="Thiếu kinh phí.", seen=case.version, by=world.viewer("tung"), at=NOW)
    case.refresh_from_db()
    later = NOW + timedelta(days=3)
    steps.submit_plan(case=case, answers=answers("04"), seen=case.version, by=world.viewer("son"), at=later)
    assert [one.met_at for one in Clock.objects.filter(case=case, duty="approval").order_by("pk")] == [NOW, None]


def test_the_cycle_is_walked_again_and_each_round_keeps_its_forms(world):
    case = walk(world, opened(world), "review")
    steps.repeat(case=case, note="Vẫn còn nguy cơ.", seen=case.version, by=world.viewer("son"), at=NOW)
    case.refresh_from_db()
    assert (case.state, case.round) == (CaseState.MET, 2)
    steps.submit_plan(case=case, answers=answers("04"), seen=case.version, by=world.viewer("son"), at=NOW)
    assert CaseForm.objects.filter(case=case, form="04", replaced_by=None).count() == 2


def test_a_person_of_sixteen_has_no_clock_and_goes_to_the_labour_officer(world):
    case = opened(world, born_on=TODAY.replace(year=TODAY.year - 16))
    assert not case.follows_procedure and not Clock.objects.filter(case=case).exists()
    steps.record_call(
        case=case,
        to="labour",
        spoke_with="Cán bộ lao động",
        note="",
        called_at=NOW,
        seen=case.version,
        by=world.viewer("son"),
        at=NOW,
    )
    case.refresh_from_db()
    steps.pass_to_labour(case=case, note="Đã chuyển.", seen=case.version, by=world.viewer("son"), at=NOW)
    case.refresh_from_db()
    assert case.state == CaseState.REVIEWED
    assert Cell.objects.get(unit=world.ward, year=2024, measure="children.supported.named").value == 1


def test_a_child_below_sixteen_is_never_passed_to_the_labour_officer(world):
    case = opened(world)
    with pytest.raises(NotAllowed):
        steps.pass_to_labour(case=case, note="Chuyển.", seen=case.version, by=world.viewer("son"), at=NOW)


def test_a_call_that_has_not_been_made_cannot_be_recorded(world):
    case = opened(world)
    with pytest.raises(Refused):
        steps.record_call(
            case=case,
            to="111",
            spoke_with="",
            note="",
            called_at=NOW + timedelta(minutes=5),
            seen=case.version,
            by=world.viewer("son"),
            at=NOW,
        )


def test_two_officers_do_not_open_two_cases_from_one_report(world):
    report = a_report(world.ward, state=ReportState.TAKEN)
    words = {"report": report, "kind": Case.Kind.AT_RISK, "home_ward": world.ward, "at": NOW}
    open_case(**words, child=a_child(world.ward), by=world.viewer("son"))
    with pytest.raises(Refused, match="Bùi Thanh Sơn đã lập"):
        open_case(**words, child=a_child(world.ward), by=world.viewer("phuc"))


def test_a_child_has_one_open_case_at_a_time(world):
    case = opened(world)
    with pytest.raises(Refused, match="chưa kết thúc"):
        open_case(
            child=case.child,
            report=None,
            kind=Case.Kind.AT_RISK,
            home_ward=world.ward,
            by=world.viewer("phuc"),
            at=NOW,
        )


def test_numbers_of_a_wards_year_follow_each_other(world):
    assert [opened(world).number for _ in range(2)] == ["HD-W01/2024/001", "HD-W01/2024/002"]


@pytest.mark.parametrize("who", ["vinh", "tung", "mai", "hanh", "ha", "ngoc"])
def test_only_an_officer_of_the_ward_opens_a_case(who, world):
    report = a_report(world.ward, state=ReportState.TAKEN)
    with pytest.raises(NotAllowed):
        open_case(
            child=a_child(world.ward),
            report=report,
            kind=Case.Kind.AT_RISK,
            home_ward=world.ward,
            by=world.viewer(who),
            at=NOW,
        )


def test_the_chair_gives_a_case_to_another_officer_and_the_former_one_sees_it_no_more(world):
    case = opened(world)
    decisions.assign(case=case, owner=world.phuc, seen=case.version, by=world.viewer("tung"), at=NOW)
    case.refresh_from_db()
    later = NOW + timedelta(minutes=1)
    assert case.owner == world.phuc and Clock.objects.get(case=case).whose == world.phuc
    assert not TeamMember.objects.on(later).filter(user=world.son).exists()
    with pytest.raises(NotAllowed):
        steps.assess_risk(case=case, answers=answers("02"), seen=case.version, by=world.viewer("son"), at=later)
