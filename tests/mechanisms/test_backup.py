"""A backup holds the store and the files, never a key; it goes into an empty installation only."""

import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.mechanisms.console import INTO_STORE, Console, console

NAME = "Trần Gia Bảo"
MAKE = f"""
from django.utils import timezone
from tuoitho.base import files
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.models import Child
from tuoitho.organisations.models import User
User.objects.create_user("an", full_name="Lý Bình An")
Child.objects.create(name="{NAME}", recorded_at=timezone.now(), by="system")
files.keep("anh.jpg", b"plain", by=SYSTEM, at=timezone.now())
"""
READ = """
from tuoitho.base import files
from tuoitho.base.models import StoredFile
from tuoitho.cases.models import Child
print(Child.objects.get().name, files.read(StoredFile.objects.get()).decode())
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Console:
    made = console(tmp_path_factory.mktemp("first"))
    made("migrate", "--verbosity", "0")
    made("keys")
    made(*INTO_STORE, MAKE)
    made("backup", str(made.folder / "copy.tgz"))
    return made


def test_it_comes_back_whole_into_an_empty_installation(first: Console, tmp_path: Path) -> None:
    second = console(tmp_path / "second", keys=first.folder / "keys")
    assert "1 tệp" in second("restore", str(first.folder / "copy.tgz"))
    assert second(*INTO_STORE, READ).strip() == f"{NAME} plain"


def test_no_key_and_no_name_is_in_it(first: Console) -> None:
    with tarfile.open(first.folder / "copy.tgz") as archive:
        names = archive.getnames()
        held = b"".join(archive.extractfile(one).read() for one in archive.getmembers() if one.isfile())  # type: ignore[union-attr]
    assert not [name for name in names if "key" in name or "queue" in name or "cache" in name]
    for path in (first.folder / "keys").iterdir():
        assert path.read_bytes().strip() not in held
    assert NAME.encode() not in held and b"plain" not in held
    assert (first.folder / "copy.tgz").stat().st_mode & 0o077 == 0


def test_nothing_that_is_there_is_overwritten(first: Console) -> None:
    for words in (("backup",), ("restore",)):
        with pytest.raises(subprocess.CalledProcessError) as refused:
            first(*words, str(first.folder / "copy.tgz"))
        assert refused.value.returncode == 1 and refused.value.stderr.count("\n") == 1


def test_with_other_keys_it_says_which_are_wanted(first: Console, tmp_path: Path) -> None:
    second = console(tmp_path / "second")
    second("migrate", "--verbosity", "0")
    second("keys")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        second("restore", str(first.folder / "copy.tgz"))
    assert "field-" in refused.value.stderr


def test_a_file_cut_short_changes_nothing(first: Console, tmp_path: Path) -> None:
    (tmp_path / "half.tgz").write_bytes((first.folder / "copy.tgz").read_bytes()[:2000])
    second = console(tmp_path / "second")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        second("restore", str(tmp_path / "half.tgz"))
    assert "cắt cụt" in refused.value.stderr
