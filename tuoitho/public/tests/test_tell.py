"""Anyone tells in five questions on a public page; whatever is wrong costs no word; nothing tells who it was."""

import hashlib
import io
import re
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.models import AuditEntry, Note, StoredFile
from tuoitho.cases.models import CaseSettings, Report, ReportPhoto
from tuoitho.cases.workflow import ReportState
from tuoitho.documents.reading.picture import LARGEST
from tuoitho.documents.tests.test_picture import bomb, photo, telling
from tuoitho.organisations.models import Unit

pytestmark = pytest.mark.django_db
PAGES = ["tell", "ask_help"]
SAW = "Một em trai khuân gạch ở công trình cuối ngõ."
CODE = re.compile(r'class="code"[^>]*>([A-Z0-9-]+)<')


@pytest.fixture(autouse=True)
def _own_tries(settings, tmp_path) -> None:
    """Tests beside this one clear the cache they share."""
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": tmp_path}}


def words(**more) -> dict:
    return {
        "saw": SAW,
        "ward": "HD-W01",
        "place": "ngõ 5",
        "seen": "sáng nay",
        "danger": "no",
        "concern": "none",
    } | more


def tell(page: str = "tell", client: Client | None = None, ip: str = "203.0.113.9", **more):
    return (client or Client()).post(reverse(f"public:{page}"), words(**more), REMOTE_ADDR=ip)


def shown(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_five_questions_nothing_chosen_no_account_and_111_before_anything_else(
    page, world, django_assert_max_num_queries
):
    client = Client()
    with django_assert_max_num_queries(12):
        html = shown(client.get(reverse(f"public:{page}")))
    assert [number for number in range(1, 10) if f">{number}. " in html or f"\n{number}. " in html] == [1, 2, 3, 4, 5]
    assert "checked" not in html.split("<main")[1] and " selected" not in html.replace('value="" selected', "")
    assert html.index("tel:111") < html.index("<form method") and "Không có ai trực trang này suốt ngày đêm" in html
    assert html.index('name="danger"') < html.index("tel:113") < html.index('name="concern"')
    assert "data-leave" in html and "nhật ký cuộc gọi" in html and "lịch sử trình duyệt" in html
    assert set(client.cookies) <= {"csrftoken"} and not client.cookies["csrftoken"]["max-age"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fetches_nothing_from_elsewhere_and_carries_no_script_of_its_own(page, world):
    html = shown(Client().get(reverse(f"public:{page}")))
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!www\.google\.com/")', html)
    assert not re.findall(r"<script(?![^>]*src=)|<style|style=", html)


@pytest.mark.parametrize(("page", "channel"), [("tell", "tip"), ("ask_help", "child")])
def test_what_was_told_is_kept_and_the_code_shown_once(page, channel, world):
    html = shown(tell(page, contact="0987654321"))
    code = CODE.search(html)[1]
    report = Report.objects.get()
    assert (report.channel, report.saw, report.happened_in) == (channel, SAW, world.ward)
    assert (report.receiver, report.danger, report.concern) == (world.ward, "no", "none")
    assert (report.place, report.seen, report.reporter_contact) == ("ngõ 5", "sáng nay", "0987654321")
    assert "Phường Vạn Phúc" in html and "0987654321" not in html and SAW not in html
    assert code not in shown(Client().get(reverse(f"public:{page}")))


@pytest.mark.parametrize("danger", ["yes", "unsure", ""])
def test_danger_or_doubt_shows_113_and_111_before_the_code(danger, world):
    html = shown(tell(danger=danger)).split("<main")[1]
    assert html.index("tel:113") < html.index("tel:111") < html.index('class="code"')


def test_no_danger_shows_111_after_the_code_and_no_113(world):
    html = shown(tell(danger="no")).split("<main")[1]
    assert html.index('class="code"') < html.index("tel:111") and "tel:113" not in html


def test_only_what_was_seen_must_be_told(world):
    answer = Client().post(reverse("public:tell"), {"saw": SAW})
    assert CODE.search(shown(answer)) and "trung tâm công tác xã hội của thành phố" in shown(answer)
    assert Report.objects.get().receiver == world.city


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("saw", "", "Hãy kể vài chữ"),
        ("saw", "   ", "Hãy kể vài chữ"),
        ("saw", "x" * 4001, "Dài quá"),
        ("place", "x" * 301, "Dài quá"),
        ("ward", "HD-TH01", "Chọn"),
        ("ward", "<script>", "Chọn"),
        ("danger", "maybe", "Chọn"),
        ("concern", "head", "Chọn"),
        ("contact", "a\0b", "rỗng"),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_no_word(field, value, sentence, world):
    answer = tell(**{"seen": "tối thứ Bảy", field: value})
    html = shown(answer)
    assert answer.status_code == 200 and "tối thứ Bảy" in html and "Hãy sửa" in html
    assert "<script>" not in html and not Report.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"\xff\xd8\xff" + b"x" * LARGEST, "anh.jpg", "40 MB"),
        (b"MZ\x90\0" + b"\0" * 400, "anh.jpg", "không phải là ảnh"),
        (b"<svg onload='alert(1)'/>", "anh.png", "không phải là ảnh"),
        (bomb(30_000, 30_000), "anh.png", "lớn bất thường"),
        (b"", "anh.jpg", "không có gì bên trong"),
        (photo()[:200], "anh.jpg", "bị hỏng"),
    ],
    ids=["40 MB", "programme", "svg", "bomb", "empty", "broken"],
)
def test_a_photo_that_cannot_be_kept_costs_no_word(data, name, sentence, world):
    html = shown(tell(photo=SimpleUploadedFile(name, data, "image/jpeg")))
    assert sentence in html and "Phần chữ đã được nhận đủ" in html and CODE.search(html)
    assert Report.objects.get().saw == SAW and not StoredFile.objects.exists()


def test_a_photo_is_kept_whatever_its_name_says(world):
    html = shown(tell(photo=SimpleUploadedFile("be-Lan-lop-4A.pdf", telling(), "application/pdf")))
    assert "Ảnh đã được nhận" in html and ReportPhoto.objects.count() == 1
    assert {stored.name for stored in StoredFile.objects.all()} == {"original.jpg", "working.jpg"}


def test_a_photo_never_lies_on_the_disk_in_clear(world, monkeypatch):
    def refuse(*args, **more):
        raise AssertionError("a temporary file was opened")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)
    large = telling() + b"\0" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert "Ảnh đã được nhận" in shown(tell(photo=SimpleUploadedFile("a.jpg", large)))
    other = SimpleUploadedFile("b.jpg", b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert CODE.search(shown(tell(other_file=other)))


def test_a_full_store_says_so_and_keeps_the_words(world, monkeypatch):
    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    html = shown(tell(photo=SimpleUploadedFile("a.jpg", telling())))
    assert "Kho chứa ảnh đang đầy" in html and CODE.search(html) and Report.objects.count() == 1


def test_nothing_tells_who_it_was_even_of_someone_signed_in(world, signed_in):
    ip = "203.0.113.77"
    assert CODE.search(shown(tell(client=signed_in("hanh"), ip=ip)))
    report = Report.objects.get()
    assert (report.by, report.reporter) == ("anonymous", None)
    assert AuditEntry.objects.get(verb="cases.receive_tip").actor == "anonymous"
    row = " ".join(str(value) for value in Report.objects.values().get().values())
    assert ip not in row
    kept = [path for path in Path(settings.CACHES["default"]["LOCATION"]).rglob("*") if path.is_file()]
    for clear in (ip.encode(), hashlib.sha256(ip.encode()).hexdigest().encode()):
        assert not [path for path in kept if clear in path.read_bytes()]


def test_a_hundred_tips_from_one_address_all_arrive_and_111_is_always_there(world, monkeypatch):
    now, refused = time.time(), []
    monkeypatch.setattr(time, "time", lambda: now)
    for number in range(100):
        answer = tell(saw=f"{SAW} Lần {number}.")
        if answer.status_code == 429:
            html = shown(answer)
            assert f"Lần {number}." in html and "ngõ 5" in html and answer["Retry-After"] == "60"
            assert html.index("tel:113") < html.index("tel:111") < html.index("<form method")
            refused.append(number)
    assert refused == list(range(60, 100))
    assert tell(ip="198.51.100.4").status_code == 200, "another network is not held up"
    assert Client().get(reverse("public:tell"), REMOTE_ADDR="203.0.113.9").status_code == 200
    now += timedelta(minutes=1, seconds=1).total_seconds()
    for number in refused:
        assert CODE.search(shown(tell(saw=f"{SAW} Lần {number}.")))
    told = {report.saw for report in Report.objects.all()}
    assert {f"{SAW} Lần {number}." for number in range(100)} <= told


def test_too_many_photos_from_one_network_cost_the_photo_only(world, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "photo": "1/h/key"}
    for answer in ("Ảnh đã được nhận", "quá nhiều ảnh"):
        assert answer in shown(tell(photo=SimpleUploadedFile("a.jpg", telling())))
    assert Report.objects.count() == 2 and ReportPhoto.objects.count() == 1


def test_a_network_of_ipv6_is_one_and_a_server_behind_a_socket_serves_all_the_same(world, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "tell": "1/m/key"}
    assert [tell(ip=ip).status_code for ip in ("2001:db8::1", "2001:db8::2", "2001:db8:0:9::1", "")] == [
        200,
        429,
        200,
        200,
    ]


def test_without_a_city_an_unknown_ward_is_asked_for_and_the_words_stay(world):
    Unit.objects.filter(kind="city").update(ends_on=world.city.starts_on + timedelta(days=1))
    answer = tell(ward="")
    assert answer.status_code == 409 and "Hãy chọn một phường" in shown(answer) and SAW in shown(answer)


def test_a_form_from_elsewhere_is_refused_and_ones_own_is_not(world):
    client = Client(enforce_csrf_checks=True)
    for page in (*PAGES, "look_up"):
        assert client.post(reverse(f"public:{page}"), words(code="x")).status_code == 403
    held = shown(client.post(reverse("public:tell"), words()))
    assert SAW in held and "chưa gửi đi" in held and held.index("tel:113") < held.index("<form method")
    assert not Report.objects.exists()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', shown(client.get(reverse("public:tell"))))[1]
    assert CODE.search(shown(tell(client=client, csrfmiddlewaretoken=token)))


def test_an_illustrative_installation_says_that_a_tip_reaches_nobody(world):
    Note.objects.create(name="illustrative", value="town")
    assert "không đến ai" in shown(Client().get(reverse("public:tell"))) and "không đến ai" in shown(tell())


def look_up(code: str, ip: str = "203.0.113.9"):
    return Client().post(reverse("public:look_up"), {"code": code}, REMOTE_ADDR=ip)


def test_the_code_tells_how_far_it_is_and_nothing_else(world):
    code = CODE.search(shown(tell()))[1]
    for state, said in (
        (ReportState.TAKEN, "Đã tiếp nhận"),
        (ReportState.IN_CASE, "Đã tiếp nhận"),
        (ReportState.PASSED_ON, "Đã chuyển cơ quan có thẩm quyền"),
        (ReportState.CLOSED, "Đã kết thúc"),
    ):
        Report.objects.update(state=state)
        html = shown(look_up(code.replace("-", " ").lower()))
        assert said in html and SAW not in html and "Vạn Phúc" not in html


def test_a_wrong_code_gets_an_answer_of_the_same_shape(world, django_assert_num_queries):
    code = CODE.search(shown(tell()))[1]
    right, wrong = look_up(code), look_up("AAAA-AAAA-AAAA-AAAA")
    assert right.status_code == wrong.status_code == 200
    assert "Không có tin nào mang mã này" in shown(wrong)
    tags = [re.findall(r"<\w+", re.sub(r"(?s)<svg.*?</svg>", "", shown(answer))) for answer in (right, wrong)]
    assert tags[0] == tags[1]


def test_guessed_codes_are_limited_a_right_one_costs_no_try_and_the_limit_is_no_oracle(world):
    code = CODE.search(shown(tell()))[1]
    for _ in range(12):
        assert look_up(code).status_code == 200
    answers = [look_up(f"AAAA-AAAA-AAAA-{number:04}").status_code for number in range(12)]
    assert answers == [200] * 10 + [429] * 2
    held = look_up(code)
    assert held.status_code == 429 and "Đã tiếp nhận" not in shown(held) and "tel:111" in shown(held)
    assert look_up(code, ip="198.51.100.4").status_code == 200


def test_the_way_out_and_the_numbers_are_settings(world, settings):
    settings.LEAVE_TO = "https://example.org/weather"
    CaseSettings.objects.create(helpline="112", set_at=NOW, by="system")
    html = shown(Client().get(reverse("public:tell")))
    assert 'href="https://example.org/weather"' in html and "tel:112" in html


def test_it_speaks_english(world):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for page, title in (("tell", "Tell what you saw"), ("ask_help", "I need help"), ("look_up", "How far is it?")):
        assert title in shown(client.get(reverse(f"public:{page}")))


def test_a_city_of_six_hundred_wards_still_opens_on_a_telephone(world, django_assert_max_num_queries):
    for number in range(600):
        Unit.objects.create(code=f"W{number}", kind="ward", name=f"Phường {number}", starts_on=world.ward.starts_on)
    client = Client()
    with django_assert_max_num_queries(12):
        page = client.get(reverse("public:tell"), headers={"Accept-Encoding": "gzip"})
    assert len(page.content) < 20_000 and io.BytesIO(page.content).read(2) == b"\x1f\x8b"
