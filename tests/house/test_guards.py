"""The five house guards: what import-linter cannot see."""

import ast
import re
from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.floors import PACKAGE, floors, modules, public_functions, rooms, where
from tuoitho.organisations.rules import all_permissions

# Queries that take no viewer, each with its reason. `count_*` ones need none: they return numbers only.
WITHOUT_VIEWER: dict[str, str] = {
    "organisations.tree_on": "the tree is ids only; whoever shows units fetches them through units_of",
    "organisations.current_stamp": "a stamp, no row",
    "organisations.viewer_of": "it makes the viewer",
}
# Views that fetch their object without a viewer, each with its reason.
OBJECT_WITHOUT_VIEWER: dict[str, str] = {}


def views() -> Iterator[tuple[str, URLPattern]]:
    """(full name, pattern) of every URL of ours."""

    def walk(patterns: list, prefix: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                name = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                yield from walk(pattern.url_patterns, name)
            elif pattern.callback.__module__.startswith("tuoitho."):
                yield f"{prefix}{pattern.name}", pattern

    yield from walk(get_resolver().url_patterns, "")


def test_guard_1_a_foreign_key_points_to_the_same_floor_or_lower_and_leaves_no_mark_there() -> None:
    """A key that points up, or a reverse name left in another room, is an import that import-linter cannot see."""
    floor = floors()
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("tuoitho."):
            continue
        here = model._meta.app_label
        for key in model._meta.get_fields():
            if not isinstance(key, ForeignKey | ManyToManyField) or not key.related_model.__module__.startswith(
                "tuoitho."
            ):
                continue
            there = key.related_model._meta.app_label
            if there != here and (floor[there] >= floor[here] or key.remote_field.related_name != "+"):
                wrong.append(f"{here}.{model.__name__}.{key.name} → {there}")
    assert wrong == []


def test_guard_2_every_url_outside_public_names_a_permission_that_some_role_holds() -> None:
    """A door without a lock is found here, not by an outsider."""
    known = all_permissions()
    wrong = [
        name
        for name, pattern in views()
        if not (name.startswith("public:") and hasattr(pattern.callback, "open_because"))
        and getattr(pattern.callback, "permission", None) not in known
    ]
    assert wrong == []


def test_guard_2_every_object_in_a_url_is_fetched_through_the_viewers_scope() -> None:
    """A view that takes a key from its URL hands `request.viewer` to a query; a global id opens nothing."""
    wrong = []
    for room, path, tree in modules("views"):
        for view in public_functions(tree):
            takes = [a.arg for a in view.args.args[1:]] + [a.arg for a in view.args.kwonlyargs]
            name = f"{room}.{view.name}"
            if (
                takes
                and room != "public"
                and name not in OBJECT_WITHOUT_VIEWER
                and "request.viewer" not in ast.unparse(view)
            ):
                wrong.append(f"{name} at {where(path, view)}")
    assert wrong == []


def test_guard_3_screens_never_reach_for_the_tables() -> None:
    """`.objects` in a screen is a query without a scope."""
    wrong = [
        where(path, node)
        for _, path, tree in modules("views", "forms", "pages", "jobs")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]
    assert wrong == []


def test_guard_3_a_query_takes_a_viewer_and_a_count_takes_units() -> None:
    """Rows are scoped by construction; numbers about units the caller may not see carry no row."""
    wrong = []
    for room, path, tree in modules("queries"):
        for query in public_functions(tree):
            first = query.args.args[0].arg if query.args.args else ""
            wanted = "units" if query.name.startswith("count_") else "viewer"
            if first != wanted and f"{room}.{query.name}" not in WITHOUT_VIEWER:
                wrong.append(f"{room}.{query.name}({first}) at {where(path, query)}")
    assert wrong == []


def test_guard_4_every_action_is_keyword_only_says_who_and_when_and_leaves_one_entry() -> None:
    """`@action` gives the transaction and counts the entries; here: that each verb wears it, under its own name."""
    wrong = []
    for room, path, tree in modules("actions"):
        for verb in public_functions(tree):
            words = {a.arg for a in verb.args.kwonlyargs}
            marks = [ast.unparse(mark) for mark in verb.decorator_list]
            ok = not verb.args.args and {"by", "at"} <= words and f"action('{room}.{verb.name}')" in marks
            if not ok:
                wrong.append(f"{room}.{verb.name} at {where(path, verb)}")
    assert wrong == []


def test_guard_5_urls_import_only_their_own_rooms_views() -> None:
    """A room's doors lead into that room."""
    wrong = []
    for room, path, tree in modules("urls"):
        for node in ast.walk(tree):
            module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
            if module.startswith("tuoitho.") and not f"{module}.".startswith(f"tuoitho.{room}."):
                wrong.append(where(path, node))
    assert wrong == []


def test_guard_5_no_template_names_a_url_of_a_higher_room() -> None:
    """A lower room does not know the higher one, in templates neither; the frame is the desk's."""
    floor, wrong = floors(), []
    for path in PACKAGE.rglob("templates/**/*.html"):
        room = path.relative_to(PACKAGE).parts[0]
        if room not in rooms():
            continue
        for there in re.findall(r"""{%\s*url\s+["'](\w+):""", path.read_text()):
            if there != room and floor[there] >= floor[room]:
                wrong.append(f"{where(path)} → {there}")
    assert wrong == []


def test_base_stays_small_and_files_stay_readable() -> None:
    """`base` is for what three rooms use, under 2,000 lines; a file over 300 lines hides a noun."""
    base = sum(len(p.read_text().splitlines()) for p in PACKAGE.glob("base/*.py"))
    long = [
        where(path)
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > 300
    ]
    assert base < 2000 and long == []
