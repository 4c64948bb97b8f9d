"""The floors as the guards see them, read from the import contract, so that there is one text of the house."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tuoitho"


def floors() -> dict[str, int]:
    """Room → floor, 0 at the bottom."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["containers"] == ["tuoitho"])
    return {room.strip(): n for n, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def rooms() -> list[str]:
    """Rooms with screens, verbs and nouns."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return [c.removeprefix("tuoitho.") for c in contracts[1]["containers"]]


def modules(*kinds: str) -> Iterator[tuple[str, Path, ast.Module]]:
    """(room, path, syntax tree) of every file of the named kinds (`views`: views.py or views/*.py)."""
    for room in rooms():
        for kind in kinds:
            for path in sorted([*PACKAGE.glob(f"{room}/{kind}.py"), *PACKAGE.glob(f"{room}/{kind}/**/*.py")]):
                yield room, path, ast.parse(path.read_text())


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def where(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(ROOT)}{line}"
