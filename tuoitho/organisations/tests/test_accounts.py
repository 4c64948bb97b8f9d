"""Accounts: made with a slip that is shown once, a password chosen by oneself, reset in person, locked."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, TODAY, World
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations import actions
from tuoitho.organisations.models import Post, User
from tuoitho.organisations.models.accounts import Issued, NewAccount, free_username, initial_password
from tuoitho.organisations.tests.paper import slips_of

NEW = {"full_name": "Đặng Thị Hương", "unit": "HD-TH01", "role": "focal", "starts_on": "2024-11-09"}


def make(world: World, by: str = "an", **words: object) -> list[Issued]:
    account = NewAccount(
        **{"full_name": "Đặng Thị Hương", "unit": world.primary, "role": "focal", "starts_on": TODAY} | words
    )
    return actions.keep_accounts(accounts=[account], by=world.viewer(by), at=NOW)


def enter(username: str, password: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": username, "password": password})
    return client


def everything_stored() -> str:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def test_an_initial_password_is_printed_once_and_stored_nowhere(world: World) -> None:
    issued = make(world)[0]
    assert issued.user.check_password(issued.password) and issued.user.must_change_password
    assert issued.password not in everything_stored() and issued.password not in repr(issued)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.unit) == ("organisations.keep_accounts", "HD-TH01")
    assert "Hương" not in str(AuditEntry.objects.values())


def test_user_names_are_made_from_names_and_never_twice(world: World) -> None:
    assert free_username("Nguyễn Thị Hạnh") == "hanhnt"
    first, second = make(world)[0], make(world)[0]
    assert (first.user.username, second.user.username) == ("huongdt", "huongdt2")
    with pytest.raises(Refused, match="đã có người dùng"):
        make(world, username="HANH")


def test_initial_passwords_differ_and_hold_no_letter_to_mistake() -> None:
    made = {initial_password() for _ in range(200)}
    assert len(made) == 200 and not set("".join(made)) & set("il1o0")


def test_only_the_administrator_makes_accounts_and_only_below_their_unit(world: World) -> None:
    for name in ("mai", "hanh", "ngoc", "linh", "dung", "giang"):
        with pytest.raises(NotAllowed):
            make(world, by=name)
    with pytest.raises(NotAllowed):
        make(world, unit=world.other_department)


def test_the_slip_comes_as_pdf_with_the_password_that_works_and_must_be_changed(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    answer = signed_in("an").post(reverse("organisations:keep_accounts"), NEW)
    assert answer["Cache-Control"] == "no-store"
    text = slips_of(answer)
    assert "Đặng Thị Hương" in text and "huongdt" in text
    password = next(word for word in text.split() if word.count("-") == 2 and len(word) == 14)
    client = enter("huongdt", password)
    assert client.get("/")["Location"] == reverse("account_change_password")
    own = "mot cau ngan de nho"
    words = {"oldpassword": password, "password1": own, "password2": own}
    assert client.post(reverse("account_change_password"), words)["Location"] == "/"
    assert client.get("/").status_code == 200
    assert User.objects.get(username="huongdt").check_password(own)
    assert AuditEntry.objects.last().verb == "organisations.change_password"


def test_the_form_suggests_the_codes_of_units_and_asks_plainly_for_what_is_missing(
    world: World, signed_in: Callable[[str], Client]
) -> None:
    client, address = signed_in("an"), reverse("organisations:keep_accounts")
    assert '<option value="HD-TH01">' in client.get(address).content.decode()
    assert "Hãy điền mục này." in client.post(address, NEW | {"full_name": ""}).content.decode()


def test_a_wrong_field_keeps_what_was_typed_and_makes_nothing(world: World, signed_in: Callable[[str], Client]) -> None:
    for wrong in ({"unit": "TX"}, {"unit": "KHONG"}, {"username": "hanh"}, {"role": "khong"}):
        answer = signed_in("an").post(reverse("organisations:keep_accounts"), NEW | wrong)
        assert answer.status_code == 200 and "Đặng Thị Hương" in answer.content.decode()
    assert not User.objects.filter(full_name="Đặng Thị Hương").exists()


def test_a_head_resets_a_colleagues_password_and_the_colleagues_session_ends(world: World) -> None:
    world.binh.set_password("mat khau cu cua Binh")
    world.binh.save()
    client = enter("binh", "mat khau cu cua Binh")
    assert client.get("/").status_code == 200
    issued = actions.reset_password(user=world.binh, by=world.viewer("hanh"), at=NOW)
    assert client.get("/").status_code == 302
    assert enter("binh", issued.password).get("/")["Location"] == reverse("account_change_password")
    assert AuditEntry.objects.filter(verb="organisations.reset_password", subject=world.binh.key).exists()


@pytest.mark.parametrize(
    ("by", "whose"),
    [
        ("hanh", "ngoc"),
        ("hanh", "mai"),
        ("hanh", "thu"),
        ("ngoc", "binh"),
        ("binh", "lan"),
        ("dung", "binh"),
        ("mai", "binh"),
        ("linh", "binh"),
    ],
)
def test_nobody_resets_upwards_sideways_or_elsewhere(world: World, by: str, whose: str) -> None:
    with pytest.raises(NotAllowed):
        actions.reset_password(user=world.users[whose], by=world.viewer(by), at=NOW)


def test_a_colleague_with_a_greater_post_elsewhere_is_beyond_reach(world: World) -> None:
    Post.objects.create(user=world.binh, unit=world.city, role="administrator", starts_on=TODAY)
    with pytest.raises(NotAllowed):
        actions.reset_password(user=world.binh, by=world.viewer("hanh"), at=NOW)


def test_ones_own_password_is_not_reset_here(world: World) -> None:
    with pytest.raises(Refused, match="chính bạn"):
        actions.reset_password(user=world.an, by=world.viewer("an"), at=NOW)


def test_a_locked_account_does_not_enter_and_can_be_opened_again(world: World) -> None:
    issued = make(world)[0]
    viewer = world.viewer("an")
    actions.lock_account(user=issued.user, by=viewer, at=NOW)
    assert "_auth_user_id" not in enter("huongdt", issued.password).session
    actions.lock_account(user=issued.user, locked=False, by=viewer, at=NOW)
    assert "_auth_user_id" in enter("huongdt", issued.password).session
    for name in ("hanh", "linh"):
        with pytest.raises(NotAllowed):
            actions.lock_account(user=issued.user, by=world.viewer(name), at=NOW)


def table(*rows: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("tk.csv", "\n".join(["Họ và tên,Mã đơn vị,Vai trò,Tên đăng nhập", *rows]).encode())


def test_accounts_from_a_file_are_looked_at_then_made_whole(world: World, signed_in: Callable[[str], Client]) -> None:
    client, address = signed_in("an"), reverse("organisations:import_accounts")
    rows = ["Đặng Thị Hương,HD-TH01,Giáo viên chủ nhiệm,", "Vũ Minh Anh,HD-TH02,Hiệu trưởng,anh.vm"]
    looked = client.post(address, {"table": table(*rows)})
    assert "Đặng Thị Hương" in looked.content.decode()
    assert not User.objects.filter(username="anh.vm").exists()
    answer = client.post(address, {"stored": str(looked.context["stored"].key)})
    text = slips_of(answer)
    assert "anh.vm" in text and "huongdt" in text
    assert Post.objects.get(user__username="anh.vm").role == "head"


def test_one_wrong_cell_and_nothing_is_made(world: World, signed_in: Callable[[str], Client]) -> None:
    client, address = signed_in("an"), reverse("organisations:import_accounts")
    rows = ["Đặng Thị Hương,HD-TH01,Giáo viên chủ nhiệm,huong", "Vũ Minh Anh,TX,Vua,hanh", ",HD-TH01,Hiệu trưởng,huong"]
    looked = client.post(address, {"table": table(*rows)})
    page = looked.content.decode()
    assert all(f"Ô {cell}" in page for cell in ("B3", "C3", "D3", "A4", "D4"))
    client.post(address, {"stored": str(looked.context["stored"].key)})
    assert not User.objects.filter(username="huong").exists()


def test_another_persons_file_is_not_confirmed(world: World, signed_in: Callable[[str], Client]) -> None:
    looked = signed_in("an").post(
        reverse("organisations:import_accounts"), {"table": table("Vũ Minh Anh,HD-TH02,Giáo viên chủ nhiệm,")}
    )
    Post.objects.create(user=world.yen, unit=world.city, role="administrator", starts_on=TODAY)
    key = str(looked.context["stored"].key)
    assert signed_in("yen").post(reverse("organisations:import_accounts"), {"stored": key}).status_code == 404


def test_no_session_holds_a_password(world: World, signed_in: Callable[[str], Client]) -> None:
    signed_in("an").post(reverse("organisations:keep_accounts"), NEW)
    assert all("password" not in session.get_decoded() for session in Session.objects.all())
