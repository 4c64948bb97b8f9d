"""A teacher tells on a phone what she saw; the ward takes it, asks back, ends it by two; a ward on paper answers so."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.cast import World
from tests.journeys.conftest import Enter, Look
from tests.journeys.hands import follow, press, says, take, text_of_docx, text_of_pdf
from tuoitho.cases.models import Report
from tuoitho.cases.tests.telling import a_pupil
from tuoitho.organisations.models import Post

SAW = "Em ngủ gật cả tuần, nói tối nào cũng gấp hộp giấy ở xưởng đến mười giờ."


def test_a_teachers_observation_goes_to_the_ward_and_ends_there(stage: World, enter: Enter, look: Look) -> None:
    a_pupil(stage)
    lan, son, tung = enter("lan", width=360), enter("son"), enter("tung")
    the_teacher_tells(lan, look)
    the_officer_takes_it(son, look)
    the_officer_asks_the_school(son)
    the_teacher_answers(lan, look)
    two_people_end_it(son, tung)
    lan.goto("/cases/observations/")
    says(lan, "Đã kết thúc")
    look(lan, "my-reports")


def the_teacher_tells(lan: Page, look: Look) -> None:
    press(lan, "Báo điều tôi thấy")
    says(lan, "Không hỏi dò em", "Không hứa giữ bí mật")
    expect(lan.locator(".call-now")).to_be_hidden()
    lan.check("input[name=danger][value=unsure]")
    expect(lan.locator(".call-now a[href='tel:113']")).to_be_visible()
    look(lan, "file-report")
    lan.check("input[name=danger][value=unsure]")
    lan.fill("textarea[name=saw]", SAW)
    lan.select_option("select[name=ward]", "HD-W01")
    lan.fill("input[name=place]", "Xưởng cuối ngõ 12")
    lan.fill("input[name=noticed_on]", f"{_today() - timedelta(days=1):%d/%m/%Y}")
    lan.fill("input[name=noticed_time]", "16:30")
    lan.select_option("select[name=pupil]", label="Bùi Khánh An")
    for name, value in (("concern", "none"), ("trafficking", "no"), ("named", "no")):
        lan.check(f"input[name={name}][value={value}]")
    press(lan, "Gửi tin")
    says(lan, "Gọi 113", "Đã tiếp nhận")
    expect(lan.locator("main")).not_to_contain_text("gấp hộp giấy")
    look(lan, "my-report")


def the_officer_takes_it(son: Page, look: Look) -> None:
    follow(son, "Tin báo")
    says(son, "chưa phân công người trực")
    look(son, "reports")
    son.locator("main table a").first.click()
    says(son, SAW, "Bùi Khánh An", "NĐ 56/2017 Đ.26.3")
    expect(son.locator("main")).not_to_contain_text("Lê Thị Lan")
    look(son, "report")
    form = text_of_pdf(take(son, ".pdf"))
    assert "TIẾP NHẬN THÔNG TIN TRẺ EM" in form.upper() and "Bùi Khánh An" in form
    press(son, "Nhận xử lý")
    says(son, "Đang do Bùi Thanh Sơn xử lý")


def the_officer_asks_the_school(son: Page) -> None:
    press(son, "Đề nghị trường phối hợp")
    son.fill("textarea[name=note]", "Xin trường cho biết các buổi em nghỉ trong tháng.")
    press(son, "Đề nghị trường phối hợp")
    says(son, "Đã lưu")


def the_teacher_answers(lan: Page, look: Look) -> None:
    lan.goto("/")
    press(lan, "Đọc và trả lời")
    says(lan, "Cần nhà trường phối hợp", "các buổi em nghỉ")
    press(lan, "Trả lời phường")
    look(lan, "answer-ward")
    lan.fill("textarea[name=note]", "Đã gửi bảng điểm danh trong phong bì.")
    press(lan, "Trả lời phường")
    says(lan, "Đã tiếp nhận")


def two_people_end_it(son: Page, tung: Page) -> None:
    son.reload()
    says(son, "Đã gửi bảng điểm danh")
    press(son, "Đề nghị đóng tin")
    son.check("input[name=reason][value=unfounded]")
    son.fill("textarea[name=note]", "Đã đến xưởng cùng công an phường: em phụ bố mẹ buổi chiều, đúng quy định.")
    press(son, "Đề nghị đóng tin")
    says(son, "Chờ người thứ hai xác nhận đóng")
    tung.goto("/")
    press(tung, "Xem và xác nhận")
    press(tung, "Xác nhận đóng tin")
    press(tung, "Xác nhận đóng tin")
    says(tung, "Đã kết thúc")


def test_a_ward_on_paper_gets_form_and_letter_and_answers_on_paper(stage: World, enter: Enter, look: Look) -> None:
    Post.objects.filter(unit=stage.other_ward, role="ward_officer").delete()
    report = Report.objects.create(
        channel="staff",
        happened_in=stage.other_ward,
        receiver=stage.other_ward,
        school=stage.primary,
        reporter=stage.lan,
        reporter_name="Lê Thị Lan",
        concern="none",
        danger="no",
        trafficking="no",
        saw=SAW,
        place="Xưởng cuối ngõ 12",
        received_at=timezone.make_aware(datetime(2024, 11, 8, 9, 0)),
        by=stage.lan.actor_key,
    )
    lan = enter("lan", width=360)
    press(lan, "Mở")
    says(lan, "chưa dùng phần mềm")
    look(lan, "my-report-on-paper")
    assert report.key.hex in lan.url.replace("-", "")
    with lan.expect_download() as coming:
        lan.locator("main a[href$='letter.docx']").click()
    letter = text_of_docx(Path(coming.value.path()).read_bytes())
    assert "V/v thông báo thông tin trẻ em" in letter and "gấp hộp giấy" not in letter and "Nguyễn Thị Hạnh" in letter
    press(lan, "Ghi văn bản trả lời của phường")
    lan.fill("input[name=number]", "15/UBND-VX")
    lan.fill("input[name=on]", f"{_today():%d/%m/%Y}")
    press(lan, "Ghi văn bản trả lời")
    says(lan, "15/UBND-VX")


def test_the_roster_names_who_is_on_duty_and_the_department_sees_numbers(
    stage: World, enter: Enter, look: Look
) -> None:
    son = enter("son")
    son.goto("/cases/watch/")
    says(son, "7 ngày tới chưa ai trực")
    son.select_option("select[name=user]", label="Lương Hồng Phúc")
    son.fill("input[name=starts_at]", f"00:00 {_today():%d/%m/%Y}")
    son.fill("input[name=ends_at]", f"00:00 {_today() + timedelta(days=4):%d/%m/%Y}")
    son.fill("input[name=phone]", "0901 234 567")
    press(son, "Thêm ca trực")
    says(son, "Lương Hồng Phúc (đang trực)")
    look(son, "watch")
    son.goto("/cases/reports/receive/")
    look(son, "receive-report")
    mai = enter("mai")
    mai.goto("/cases/counts/")
    look(mai, "counts")


def _today() -> date:
    return date(2024, 11, 9)
