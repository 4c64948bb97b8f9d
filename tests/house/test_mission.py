"""docs/mission.md names tests that are there."""

import re

from tests.house.floors import ROOT


def test_every_test_the_mission_names_exists() -> None:
    named = set(re.findall(r"`((?:tests|\w+/tests)/[\w/]+\.py)`", (ROOT / "docs" / "mission.md").read_text()))
    missing = [path for path in named if not ((ROOT / path).exists() or (ROOT / "tuoitho" / path).exists())]
    assert named
    assert missing == []
