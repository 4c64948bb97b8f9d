"""The order of people in a list: by given name, then by the words before it, as Vietnamese registers are kept."""

from functools import lru_cache

from vn_collate import collate_key

_key = lru_cache(maxsize=20_000)(collate_key)


def name_order(name: str) -> tuple[str, str, str]:
    """A sort key: "Lê Anh" before "Trần Anh" before "An Bình"."""
    before, _, given = name.strip().rpartition(" ")
    return _key(given), _key(before), name
