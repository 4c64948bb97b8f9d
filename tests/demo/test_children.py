"""What two wards do for their children: told, taken up, walked through the steps in time, by the verbs themselves."""

from tests.cast import TODAY
from tuoitho.base.models import AuditEntry
from tuoitho.cases.models import Case, Clock, Flag, FollowUp, Report
from tuoitho.cases.queries.flags import flags_seen
from tuoitho.demo.stories import STORIES
from tuoitho.organisations.models import User
from tuoitho.organisations.queries import viewer_of


def test_every_story_is_a_report_and_stands_where_it_says(town):
    assert Report.objects.count() == len(STORIES)
    states = sorted(Case.objects.values_list("state", flat=True))
    assert states == ["assessed", "closed", "in_care", "in_care", "planned", "reviewed"]
    assert Report.objects.filter(state="received").count() == 2
    assert Report.objects.get(receiver=town.city).concern == "ward"


def test_no_term_of_the_law_was_missed_and_two_run_today(town):
    assert not Clock.objects.filter(met_at__isnull=True, stopped_at__isnull=True, due_at__date__lt=TODAY).exists()
    assert Clock.objects.running().count() == 2
    assert all(clock.met_at <= clock.due_at for clock in Clock.objects.filter(met_at__isnull=False))


def test_children_are_followed_and_some_of_it_is_still_to_do(town):
    assert FollowUp.objects.filter(done_on__isnull=False).exists()
    assert FollowUp.objects.filter(done_on__isnull=True, skipped_at__isnull=True, ended_at__isnull=True).exists()


def test_one_card_waits_for_the_class_teacher_and_nobody_else_sees_it(town):
    (card,) = Flag.objects.all()
    seen = {name: viewer_of(User.objects.get(username=name), TODAY) for name in ("lan", "binh", "hanh", "mai", "son")}
    assert {name for name, viewer in seen.items() if flags_seen(viewer).filter(pk=card.pk).exists()} == {"lan", "binh"}


def test_the_verbs_left_their_entries(town):
    for verb in ("cases.receive_tip", "cases.file_report", "cases.open_case", "cases.approve_plan", "cases.keep_watch"):
        assert AuditEntry.objects.filter(verb=verb).exists(), verb
