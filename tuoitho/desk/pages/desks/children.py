"""What concerns a child on every desk whose role has to do with it: reports that wait, terms of the law that run,
cards to look after. Never a name: a desk stands open on a table."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from tuoitho.cases.queries.waiting import waiting_for
from tuoitho.cases.queries.watch import AHEAD
from tuoitho.desk.pages.desks.cards import card_lists, card_tasks
from tuoitho.desk.pages.desks.desk import Desk, Task
from tuoitho.desk.pages.desks.living import case_tasks
from tuoitho.desk.pages.desks.protecting import protecting_tasks
from tuoitho.desk.pages.desks.reports import report_buttons, report_tasks
from tuoitho.desk.pages.desks.serving import serving_tasks
from tuoitho.organisations.models import Post
from tuoitho.organisations.queries import Viewer


def with_children(desk: Desk, viewer: Viewer, post: Post, at: datetime) -> Desk:
    """The desk with what its role has to do for children, sorted among the rest by day."""
    return replace(
        desk,
        tasks=[*_tasks(viewer, post, at), *desk.tasks],
        buttons=[*desk.buttons, *report_buttons(viewer, post)],
        lists=[*desk.lists, *card_lists(post)],
    )


def _tasks(viewer: Viewer, post: Post, at: datetime) -> Iterator[Task]:
    waiting = waiting_for(viewer, post.unit_id, at, AHEAD)
    yield from report_tasks(viewer, post, at, waiting)
    yield from card_tasks(viewer, post)
    yield from case_tasks(viewer, post, at)
    yield from serving_tasks(viewer, post, at, waiting)
    yield from protecting_tasks(viewer, at)
