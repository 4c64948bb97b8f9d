"""Catalogues of translation, with Babel alone: Vietnamese is the source, English must be complete.

    .venv/bin/python scripts/messages.py update [ROOM…]   read the sources, keep what is translated, add what is new
    .venv/bin/python scripts/messages.py check [ROOM…]    name every gap and conflict; exit 1 when there is one
    .venv/bin/python scripts/messages.py compile          .po → .mo

A ROOM is a folder's name: `cases`; `tuoitho` is the shared catalogue. Without one, all of them.

Each room that is a Django app has its own catalogue, `tuoitho/<room>/locale/en/LC_MESSAGES/django.po`; all else
(templates of the frame, `law`, `figures`, `documents`) shares `tuoitho/locale`. Files are sorted and hold no line
numbers and no dates, so that a change shows only what changed.
"""

import io
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "tuoitho"
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
HEADER = (
    b'msgid ""\nmsgstr ""\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    b'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SKIPPED = {"tests", "migrations", "locale", "static"}
Key = tuple[str, str | None]


def home(path: Path) -> Path:
    """The folder whose catalogue holds a source file's sentences."""
    room = PACKAGE / path.relative_to(PACKAGE).parts[0]
    return room if (room / "apps.py").exists() else PACKAGE


def sources() -> Iterator[Path]:
    """Every Python file and template of the program, tests and migrations left out."""
    for path in sorted(PACKAGE.rglob("*")):
        read = path.suffix == ".py" or (path.suffix in {".html", ".txt"} and "templates" in path.parts)
        if read and not SKIPPED & set(path.relative_to(PACKAGE).parts):
            yield path


def readable(path: Path) -> bytes:
    """Python source as it is; a template as the calls of gettext within it, one statement a line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    return text.encode()


def found(rooms: list[str]) -> dict[Path, Catalog]:
    """Folder → catalogue of all its sentences, untranslated; of the rooms named, or of all."""
    catalogues: dict[Path, Catalog] = {}
    for path in sources():
        if rooms and home(path).name not in rooms:
            continue
        catalogue = catalogues.setdefault(home(path), Catalog(locale="en"))
        for _line, ids, _comments, context in extract(
            "python", io.BytesIO(readable(path)), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            if ids and ids != "":
                catalogue.add(ids, context=context)
    return {folder: catalogue for folder, catalogue in catalogues.items() if len(catalogue)}


def stored(folder: Path) -> Catalog:
    """The catalogue on disk, empty when there is none."""
    path = folder / CATALOGUE
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def update(rooms: list[str]) -> None:
    """Rewrite every catalogue from the sources; translations stay, sentences no longer used go."""
    for folder, catalogue in found(rooms).items():
        known = stored(folder)
        for message in catalogue:
            old = known.get(_id(message), message.context) if message.id else None
            if old:
                message.string, message.flags = old.string, message.flags | (old.flags & {"fuzzy"})
        body = io.BytesIO()
        write_po(body, catalogue, width=110, no_location=True, omit_header=True, sort_output=True)
        path = folder / CATALOGUE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(HEADER + body.getvalue().strip() + b"\n")


def check(rooms: list[str]) -> list[str]:
    """One line for each sentence that is missing, untranslated, uncertain, out of use or has lost a placeholder."""
    wrong = []
    for folder, catalogue in found(rooms).items():
        known = stored(folder)
        where = folder.relative_to(PACKAGE.parent)
        used = {_key(message): message for message in catalogue if message.id}
        there = {_key(message): message for message in known if message.id}
        wrong += [f"{where}: not in the catalogue: {key[0]}" for key in used.keys() - there.keys()]
        wrong += [f"{where}: no longer used: {key[0]}" for key in there.keys() - used.keys()]
        wrong += [f"{where}: {fault}: {key[0]}" for key, message in there.items() for fault in _faults(message)]
    return sorted(wrong)


def catalogues() -> dict[str, Catalog]:
    """Every catalogue on disk, by its folder's name."""
    folders = [path.parents[3] for path in sorted(PACKAGE.rglob(str(CATALOGUE)))]
    return {folder.name: stored(folder) for folder in folders}


def conflicts(rooms: Mapping[str, Catalog]) -> list[str]:
    """One line for each sentence with two Englishes: Django merges the rooms' catalogues, so one never shows."""
    english: dict[Key, dict[str, list[str]]] = {}
    for room, catalogue in rooms.items():
        for message in catalogue:
            if message.id:
                english.setdefault(_key(message), {}).setdefault(str(message.string), []).append(room)
    return sorted(f"{words} ({context}): {told}" for (words, context), told in english.items() if len(told) > 1)


def compile_all() -> None:
    """Write each .mo that is older than its .po."""
    for path in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source, target.open("wb") as compiled:
            write_mo(compiled, read_po(source))


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _key(message: Message) -> Key:
    return _id(message), message.context


def _faults(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(strings):
        yield "not translated"
        return
    if message.fuzzy:
        yield "uncertain (fuzzy)"
    wanted = set(PLACEHOLDER.findall(_id(message) if isinstance(message.id, str) else message.id[-1]))
    if any(set(PLACEHOLDER.findall(string)) != wanted for string in strings[-1:]):
        yield "placeholders differ"


def main(words: list[str]) -> int:
    verb, rooms = words[0] if words else "", words[1:]
    if verb == "update":
        update(rooms)
    elif verb == "compile":
        compile_all()
    elif verb == "check":
        wrong = check(rooms) + conflicts(catalogues())
        print("\n".join(wrong) or "Every sentence has its English.")
        return 1 if wrong else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
