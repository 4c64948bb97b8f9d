"""What waits for whoever follows cards of early warning stands on the desk, without a name."""

from datetime import timedelta

from tests.cast import TODAY
from tuoitho.cases.tests.cards import a_card, act
from tuoitho.programme.tests.stage import adopted
from tuoitho.registry.models import RollCall
from tuoitho.registry.tests.people import a_class, a_pupil


def test_teacher_and_focal_person_find_their_cards_and_no_name(world, signed_in):
    room = a_class(world.primary, teacher=world.lan)
    a_card(a_pupil(room, "Trịnh Bảo Ngân"))
    lan = signed_in("lan").get("/").content.decode()
    assert "1 thẻ theo dõi chờ bạn làm" in lan and "Trước 16/11" in lan and "/cases/flags/" in lan
    assert "Ngân" not in lan
    assert "thẻ theo dõi chờ" not in signed_in("binh").get("/").content.decode(), "the teacher's, and not yet late"
    assert "thẻ theo dõi chờ" not in signed_in("hanh").get("/").content.decode()


def test_a_check_back_is_due_on_its_day(world, signed_in, settings):
    card = a_card(a_pupil(a_class(world.primary, teacher=world.lan)))
    act(world, card, check_on=TODAY + timedelta(days=2))
    assert "đến ngày xem lại" not in signed_in("lan").get("/").content.decode()
    settings.PINNED_DAY = TODAY + timedelta(days=2)
    assert "1 thẻ đến ngày xem lại" in signed_in("lan").get("/").content.decode()


def test_a_teacher_calls_the_roll_from_the_desk(world, signed_in):
    room = a_class(world.primary, teacher=world.lan)
    html = signed_in("lan").get("/").content.decode()
    assert f"/registry/classes/{room.key}/roll/" in html and "hôm nay chưa điểm danh" in html
    RollCall.objects.create(school_class=room, unit=room.unit, on_date=TODAY, by="x", taken_at=f"{TODAY}T08:00+07:00")
    assert "hôm nay đã điểm danh" in signed_in("lan").get("/").content.decode()


def test_no_roll_on_a_sunday_and_the_summers_check_in_july(world, signed_in, settings):
    room = a_class(world.primary, teacher=world.lan)
    settings.PINNED_DAY = TODAY + timedelta(days=1)
    assert "/roll/" not in signed_in("lan").get("/").content.decode()
    settings.PINNED_DAY = TODAY.replace(year=2025, month=7)
    html = signed_in("lan").get("/").content.decode()
    assert f"/registry/classes/{room.key}/summer/" in html and "/roll/" not in html


def test_the_department_finds_the_weights(world, signed_in):
    adopted(world.department)
    assert "/cases/flags/weights/HD/" in signed_in("mai").get("/").content.decode()
    assert "/cases/flags/weights/" not in signed_in("khoa").get("/").content.decode()
