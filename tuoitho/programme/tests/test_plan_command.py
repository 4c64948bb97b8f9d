"""`tuoitho plan read FILE`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tuoitho.programme.tests.stage import ILLUSTRATIVE

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*words: object) -> subprocess.CompletedProcess[str]:
        door = [sys.executable, "-m", "tuoitho.config.door", "plan", *map(str, words)]
        own = {**os.environ, "TUOITHO_DATA": str(tmp_path / "var")}
        return subprocess.run(door, capture_output=True, text=True, env=own)

    return command


def test_a_plan_is_one_json_document_on_stdout(run: Run) -> None:
    done = run("read", ILLUSTRATIVE)
    assert done.returncode == 0
    read = json.loads(done.stdout)
    assert (read["number"], read["unread"]) == ("1217/KH-PGDĐT", [])
    assert read["objectives"][0]["targets"][0]["measures"] == [{"comparison": "<", "percent": 1.0}]


def test_nothing_to_read_is_one_sentence(run: Run, tmp_path: Path) -> None:
    for name, content in (("trong.txt", b""), ("dau.txt", b"---\n")):
        (tmp_path / name).write_bytes(content)
        done = run("read", tmp_path / name)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
    assert run("read", tmp_path / "khong-co.txt").returncode == 1


def test_wrong_use_is_two(run: Run) -> None:
    assert run("write", "x").returncode == 2
    assert run("read").returncode == 2
