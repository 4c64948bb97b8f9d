"""One action tried from a form: done, or what refused it beside what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.forms import BoundField, Form

from tuoitho.base.refusals import Changed, NotAllowed, Refused

Done = TypeVar("Done")


@dataclass(frozen=True)
class Attempt(Generic[Done]):
    """`done`: what the action gave; else `status` and, when someone else saved first, `changed`."""

    done: Done | None = None
    status: int = 200
    changed: Changed | None = None


def attempt(form: Form, act: Callable[[], Done]) -> Attempt[Done]:
    """A refusal becomes an error of the form; who may not do it at all is turned away as everywhere."""
    try:
        return Attempt(act())
    except NotAllowed:
        raise
    except Changed as changed:
        return Attempt(status=changed.status, changed=changed)
    except Refused as refused:
        form.add_error(None, str(refused))
        return Attempt(status=refused.status)


def wrong_fields(form: Form) -> list[tuple[BoundField, Any]]:
    """(field, its errors) of every question to be looked at again, for the list above the form."""
    return [(field, field.errors) for field in form.visible_fields() if field.errors]
