"""A pupil begins to stay away: the roll is called, a card is made at night, somebody acts and looks again."""

from datetime import date, timedelta

from tests.cast import NOW, TODAY, World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import press, says
from tuoitho.cases import jobs
from tuoitho.cases.models import Flag
from tuoitho.cases.tests.cards import away
from tuoitho.programme.tests.stage import adopted
from tuoitho.registry.tests.people import a_class, a_pupil

NAME = "Trịnh Bảo Ngân"


def test_absence_card_action_check_back(stage: World, enter: Enter, look: Look, settings) -> None:  # type: ignore[no-untyped-def]
    room = a_class(stage.primary, "4A", teacher=stage.lan)
    pupil = a_pupil(room, NAME)
    away(a_pupil(room, "Vũ Gia Hân", date(2014, 1, 2)), 40)
    away(pupil, 2, 3, 4)

    lan = enter("lan", width=360)
    press(lan, "Điểm danh đến lớp")
    lan.get_by_role("group", name=NAME).get_by_text("không phép").click()
    press(lan, "Lưu")
    says(lan, "1 em vắng")

    jobs.raise_flags(NOW)
    lan.goto("/")
    says(lan, "1 thẻ theo dõi chờ bạn làm")
    look(lan, "desk-with-cards")
    press(lan, "Mở thẻ")
    look(lan, "cards")
    press(lan, NAME)
    says(lan, "Vắng không phép 4 ngày trong 30 ngày qua", "Không làm:", "Làm trước 16/11")
    look(lan, "card")
    press(lan, "Ghi việc đã làm")
    look(lan, "card-act")
    lan.get_by_label("Đã hỏi lý do nghỉ như với mọi em").check()
    lan.get_by_label("Ghi chú").fill("Em ốm.")
    press(lan, "Lưu")
    says(lan, "Xem lại ngày 23/11", "Em ốm.")

    settings.PINNED_DAY = TODAY + timedelta(days=14)
    lan.goto("/")
    says(lan, "1 thẻ đến ngày xem lại")
    press(lan, "Xem lại")
    press(lan, NAME)
    press(lan, "Xem lại: kết quả ra sao")
    lan.get_by_label("Khá hơn: em đi học đều, theo kịp").check()
    press(lan, "Lưu")
    says(lan, "Đã xem lại", "Khá hơn")
    look(lan, "card-closed")

    jobs.expire_flags(NOW + timedelta(days=60))
    assert Flag.objects.get().pupil is None
    lan.goto("/cases/flags/")
    says(lan, "Không có thẻ nào đang mở")


def test_the_department_weighs_and_sees_numbers_only(stage: World, enter: Enter, look: Look) -> None:
    adopted(stage.department)
    pupil = a_pupil(a_class(stage.primary, "4A", year=2023), NAME, starts_on=date(2023, 9, 5))
    away(pupil, *range(1, 8), on=date(2024, 1, 15))
    mai = enter("mai")
    press(mai, "Trọng số cảnh báo sớm")
    press(mai, "Kiểm lại trọng số đang dùng")
    says(mai, "2023–2024", "dưới 5")
    mai.get_by_label("Hộ nghèo").fill("4")
    mai.get_by_label("Vì sao đổi").fill("Nhiều em hộ nghèo bỏ học mà không có thẻ.")
    press(mai, "Lưu trọng số")
    says(mai, "Trọng số mới được dùng từ đêm nay", "Nhiều em hộ nghèo bỏ học")
    look(mai, "weights")
    assert NAME not in mai.content()
