"""docs/map.md from the code itself: floors, rooms, nouns, verbs, screens. `write` puts it there, `check` compares."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "tuoitho"
MAP = ROOT / "docs" / "map.md"
HEAD = """# The map

Generated from the code by `scripts/house_map.py`; a test compares the two. Every arrow points down: a room knows only
floors below its own. Verbs are the room's actions, each one audit entry; screens are its views.
"""


def draw() -> str:
    """The whole map as Markdown."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    parts = [HEAD]
    for layer in contracts[0]["layers"]:
        parts += [_room(room.strip()) for room in layer.split("|")]
    return "\n".join(parts)


def _room(room: str) -> str:
    readme = PACKAGE / room / "README.md"
    title = readme.read_text().splitlines()[0].removeprefix("# ") if readme.exists() else room
    kinds = [
        ("nouns", "models", ast.ClassDef),
        ("verbs", "actions", ast.FunctionDef),
        ("screens", "views", ast.FunctionDef),
    ]
    lines = [f"\n## {title}\n"]
    for label, kind, shape in kinds:
        names = [f"`{name}`" for name in _names(room, kind, shape)]
        if names:
            lines.append(f"- {label}: {', '.join(names)}")
    return "\n".join(lines)


def _names(room: str, kind: str, shape: type) -> Iterator[str]:
    for path in sorted([*PACKAGE.glob(f"{room}/{kind}.py"), *PACKAGE.glob(f"{room}/{kind}/**/*.py")]):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, shape) and not node.name.startswith("_") and _counts(kind, node):  # type: ignore[attr-defined]
                yield node.name  # type: ignore[attr-defined]


def _counts(kind: str, node: ast.AST) -> bool:
    """A noun is a table; a verb and a screen wear their mark."""
    if isinstance(node, ast.ClassDef):
        return any(ast.unparse(base).endswith(("Model", "Keyed", "AbstractBaseUser")) for base in node.bases)
    marks = [ast.unparse(mark) for mark in getattr(node, "decorator_list", [])]
    return any(mark.startswith(("action(", "permitted(", "open_to_all(")) for mark in marks)


def main() -> int:
    if sys.argv[1:] == ["write"]:
        MAP.write_text(draw())
        return 0
    if MAP.read_text() == draw():
        return 0
    sys.stderr.write("docs/map.md is not what the code says: run `.venv/bin/python scripts/house_map.py write`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
