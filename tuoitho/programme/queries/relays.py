"""Plans passed on to independent groups."""

from django.db.models import QuerySet

from tuoitho.base.actors import LinkHolder
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Plan, Relay


def groups_of(viewer: Viewer) -> QuerySet[Unit]:
    """The independent groups guided by the units where the viewer sits and passes plans on."""
    tree = viewer.tree
    desks = [post.unit_id for post in viewer.posts if viewer.holds("programme.relay_plan", post.unit_id)]
    below = [child for desk in desks if desk in tree for child in tree.children(desk)]
    return Unit.objects.filter(pk__in=below, kind=Unit.Kind.GROUP).order_by("folded", "pk")


def relays_of(viewer: Viewer, plan: Plan) -> QuerySet[Relay]:
    """What became of a plan at the viewer's groups."""
    return Relay.objects.filter(plan=plan, group__in=groups_of(viewer)).select_related("group", "link")


def relayed_to(viewer: LinkHolder) -> Relay | None:
    """What the link in someone's hand was made for; a link opens its own relay and no other."""
    key = viewer.key.removeprefix("link:")
    relays = Relay.objects.select_related("plan__unit", "group", "sender", "link").prefetch_related(
        "plan__clauses__targets"
    )
    return relays.filter(link__key=key).first()
