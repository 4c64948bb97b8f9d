"""The console: one sentence on stderr and nothing before it; wrong use is 2."""

import subprocess
import sys

import pytest


def tuoitho(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tuoitho.config.door", *words], capture_output=True, text=True, check=False
    )


def test_a_refusal_is_one_sentence_and_exit_1(tmp_path) -> None:
    (tmp_path / "empty.txt").write_text("")
    answer = tuoitho("plan", "read", str(tmp_path / "empty.txt"))
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.endswith(".\n")
    assert answer.stderr.count("\n") == 1
    assert "Error" not in answer.stderr


@pytest.mark.parametrize("words", [["plan"], ["plan", "read"], ["audit", "burn"]])
def test_wrong_use_is_exit_2(words: list[str]) -> None:
    assert tuoitho(*words).returncode == 2


def test_help_is_exit_0() -> None:
    assert tuoitho("help").returncode == 0
