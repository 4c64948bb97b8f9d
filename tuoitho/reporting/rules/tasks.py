"""Activities by the task of the plan they carry out."""

from collections import Counter
from collections.abc import Mapping


def by_task(counted: Mapping[str, int]) -> dict[str, int]:
    """Address of a task ("II.2") → activities under it and its items, from counts by any address."""
    found: Counter[str] = Counter()
    for address, number in counted.items():
        found[".".join(address.split(".")[:2])] += number
    return dict(found)
