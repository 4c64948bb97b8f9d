"""docs/map.md is what the code says."""

from house_map import MAP, draw


def test_the_map_is_true() -> None:
    assert MAP.read_text() == draw(), "run `.venv/bin/python scripts/house_map.py write`"
