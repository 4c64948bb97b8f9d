"""A ward asks a school for help: the school sees a sheet, does it, and the child is looked after from then on."""

from datetime import timedelta

from django.urls import reverse

from tests.cast import TODAY
from tests.journeys.hands import press, says
from tuoitho.cases.models import FollowUp, Referral, Service
from tuoitho.cases.tests.serving import a_follow_up, a_service
from tuoitho.cases.tests.stage import a_case, a_child


def test_from_a_referral_to_the_follow_ups_on_a_phone(stage, enter, look):
    case = a_case(stage, state="in_care", in_labour=True, child=a_child(stage.ward, name="Trần Gia Bảo"))
    a_service(stage, conditions="Từ 11 đến 18 tuổi, không cần giấy khai sinh", area="Phường Vạn Phúc")
    a_follow_up(case, TODAY - timedelta(days=10))
    a_follow_up(case, TODAY)

    son = enter("son", width=360)
    son.goto(reverse("cases:serving", args=[case.key]))
    press(son, "Chuyển tuyến")
    son.fill("input[name=q]", "vuon xanh")
    son.click("main form button")
    look(son, "choose-receiver")
    press(son, "Tiểu học Vườn Xanh")
    look(son, "refer")
    for name, value in [("kind", "school"), ("called", "given"), ("consent", "yes")]:
        son.check(f"input[name={name}][value={value}]")
    son.fill("textarea[name=asks]", "Nhận em vào lớp 5 từ tuần tới, cho mượn sách giáo khoa.")
    son.fill("input[name=contact]", "Bà ngoại, sau 17 giờ")
    son.click("main form .actions button")
    says(son, "Hãy ghi ai đã đồng ý")
    son.fill("input[name=consent_who]", "Mẹ và em, 09/11/2024")
    son.click("main form .actions button")
    says(son, "Đã gửi đi")
    look(son, "serving")

    binh = enter("binh", width=360)
    binh.goto("/")
    says(binh, "1 đề nghị phối hợp chờ trả lời")
    press(binh, "Xem đề nghị")
    look(binh, "referrals")
    binh.click("main li.card a")
    says(binh, "Bảo")
    sheet = binh.inner_text("main")
    assert "Bảo" in sheet and "Gia Bảo" not in sheet and case.number not in sheet
    look(binh, "referral")
    press(binh, "Nhận việc này")
    look(binh, "accept-referral")
    binh.click("main form .actions button")
    says(binh, "Nơi nhận đã nhận")
    binh.click("main li.card a")
    press(binh, "Ghi đã làm xong")
    binh.fill("textarea[name=note]", "Em đã vào lớp 5A.")
    binh.click("main form .actions button")
    says(binh, "Không có đề nghị nào ở đây")
    assert Referral.objects.get().state == "done"

    son.reload()
    says(son, "Em đã vào lớp 5A.")
    press(son, "Theo dõi, học tập")
    for _ in range(2):
        press(son, "Ghi lần theo dõi")
        son.fill("input[name=saw]", "Em, ở trường")
        for name, value in [("working", "no"), ("schooling", "yes"), ("safe", "yes")]:
            son.check(f"input[name={name}][value={value}]")
        son.click("main form .actions button")
        says(son, "Lịch theo dõi")
    press(son, "Ghi nơi học")
    look(son, "start-placement")
    son.check("input[name=kind][value=general]")
    son.fill("input[name=place]", "Trường Tiểu học Vườn Xanh, lớp 5A")
    son.fill("input[name=starts_on]", "05/11/2024")
    son.click("main form .actions button")
    says(son, "em không còn làm việc")
    look(son, "following")
    assert FollowUp.objects.filter(case=case, done_on=TODAY).count() == 2


def test_the_directory_is_kept_on_a_phone(stage, enter, look):
    son = enter("son", width=360)
    son.goto(reverse("cases:services"))
    look(son, "services-empty")
    press(son, "Thêm dịch vụ")
    look(son, "add-service")
    son.fill("input[name=name]", "Dạy nghề may miễn phí")
    son.check("input[name=kind][value=vocational]")
    son.fill("input[name=body]", "Trung tâm Giáo dục nghề nghiệp")
    son.fill("input[name=area]", "Hà Đông")
    son.fill("input[name=ends_on]", "31/12/2024")
    son.click("main form .actions button")
    says(son, "Dạy nghề may miễn phí")
    look(son, "services")
    assert Service.objects.get().kind == "vocational"
