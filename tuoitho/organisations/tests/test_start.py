"""The first day: an empty store gets its unit and administrator, once; an illustrative one never."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.cast import World
from tuoitho.base.models import Note
from tuoitho.documents.reading import read_text
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.models.beginnings import ILLUSTRATIVE

WORDS = {"name": "Nguyễn Hoàng Mai", "department": "Phòng Giáo dục và Đào tạo", "city": "Sở Giáo dục và Đào tạo"}


def slip() -> Path:
    return Path(settings.DATA) / "phieu-mainh.pdf"


def test_it_begins_with_a_unit_an_administrator_and_a_slip_only_the_owner_reads(db: None, capsys) -> None:  # type: ignore[no-untyped-def]
    call_command("start", **WORDS)
    post = Post.objects.get()
    assert (post.role, post.unit.name, post.user.username) == ("administrator", WORDS["department"], "mainh")
    text = " ".join(read_text("phieu.pdf", slip().read_bytes()))
    password = next(word for word in text.split() if word.count("-") == 2 and len(word) == 14)
    assert post.user.check_password(password) and post.user.must_change_password
    assert slip().stat().st_mode & 0o077 == 0
    assert str(slip()) in capsys.readouterr().out


def test_it_is_safe_to_run_again(db: None, capsys) -> None:  # type: ignore[no-untyped-def]
    call_command("start", **WORDS)
    call_command("start", **WORDS | {"name": "Người khác"})
    assert "đã được bắt đầu" in capsys.readouterr().out
    assert (User.objects.count(), Unit.objects.count()) == (1, 2)


def test_illustrative_data_never_mix_with_a_real_installation(db: None) -> None:
    Note.objects.create(name=ILLUSTRATIVE, value="yes")
    with pytest.raises(CommandError, match="minh hoạ"):
        call_command("start", **WORDS)
    assert not User.objects.exists()


def test_where_people_work_nothing_is_done(world: World, capsys) -> None:  # type: ignore[no-untyped-def]
    before = User.objects.count()
    call_command("start", **WORDS)
    assert User.objects.count() == before


def test_without_a_name_it_asks_or_says_which_option_is_missing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.isatty", lambda handle: False)
    with pytest.raises(CommandError, match="--name") as refused:
        call_command("start", department="Phòng")
    assert refused.value.returncode == 2
