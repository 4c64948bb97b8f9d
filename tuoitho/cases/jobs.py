"""What the worker does for cases: an export is made, what is kept no longer goes."""

import logging
from collections.abc import Callable
from datetime import datetime

from tuoitho.base.actors import SYSTEM, System
from tuoitho.base.clock import now
from tuoitho.base.models import Work
from tuoitho.cases.actions import exports, retention
from tuoitho.cases.models.exports import export_of_key, exports_over
from tuoitho.cases.models.retention import children_due, reports_due
from tuoitho.cases.pages.exports import export_pdf
from tuoitho.organisations.queries import viewer_of

log = logging.getLogger(__name__)


def make_export(work: Work) -> None:
    """Whoever asked held the right when asking; the page and the entry bear their name."""
    export, at = export_of_key(work.subject), now()
    data = export_pdf(viewer_of(export.whose, at.date()), export, at)
    exports.finish_export(export=export, data=data, by=System(key=work.by), at=at)


def expire_exports(at: datetime) -> None:
    """Every night: files whose days are over are deleted."""
    for export in exports_over(at):
        exports.expire_export(export=export, by=SYSTEM, at=at)


def anonymise_due(at: datetime) -> None:
    """Every night, each child on its own: one that fails keeps none of the others."""
    for child in children_due(at):
        _alone(lambda child=child: retention.anonymise(child=child, by=SYSTEM, at=at))  # type: ignore[misc]
    for report in reports_due(at).select_related("receiver", "child"):
        _alone(lambda report=report: retention.anonymise_report(report=report, by=SYSTEM, at=at))  # type: ignore[misc]


def _alone(act: Callable[[], object]) -> None:
    """The log says what kind of fault it was, never about whom."""
    try:
        act()
    except Exception as fault:
        log.error("anonymising failed: %s", type(fault).__name__)
