"""The department's own report: stored whole with its hash, then signed, numbered and scanned as any paper is."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.files import keep
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.organisations.models import Unit
from tuoitho.reporting import workflow
from tuoitho.reporting.models import Consolidation, Cycle, Paper, Step, Submission
from tuoitho.reporting.rules import papers, permits
from tuoitho.reporting.rules.addressees import ADDRESSEES
from tuoitho.reporting.rules.hashing import hash_of, receipt_hash
from tuoitho.reporting.rules.signing import number_of, signer_of


@action("reporting.consolidate")
def consolidate(*, cycle: Cycle, addressee: str, content: dict[str, Any], by: Actor, at: datetime) -> Consolidation:
    """Store `content` (`queries.total_of`) as the report to an addressee and lock the reports in it.

    Refused when a school's figures are not those its receipt proves.
    """
    if not permits.over(by, cycle, "consolidate"):
        raise NotAllowed(_("Chỉ phòng giáo dục tổng hợp báo cáo."), code="reporting.consolidate")
    if addressee not in ADDRESSEES:
        raise Refused(_("Không có nơi nhận ấy."), code="reporting.consolidate")
    if not content["schools"]:
        raise Refused(
            _("Chưa có báo cáo nào được duyệt để tổng hợp."),
            todo=_("Hãy duyệt báo cáo của các trường trước."),
            code="reporting.consolidate",
        )
    if wrong := [one["name"] for one in content["schools"] if not _proved(one, cycle.year)]:
        raise Refused(
            _("Số liệu không khớp biên nhận: %(schools)s.") % {"schools": "; ".join(wrong)},
            kept=_("Chưa lưu báo cáo tổng hợp."),
            code="reporting.receipt",
        )
    stored = Consolidation.objects.create(
        cycle=cycle, addressee=addressee, made_at=at, by=by.key, content=content, content_hash=hash_of(content)
    )
    _lock(cycle, [one["key"] for one in content["schools"]], by, at)
    record(by=by, at=at, verb="reporting.consolidate", subject=stored.key, unit=cycle.unit.code, fields=[addressee])
    return stored


@action("reporting.sign_total")
def sign_total(*, consolidation: Consolidation, by: Actor, at: datetime) -> Paper:
    """Sign the department's report, as its head or for them (KT.)."""
    unit = _own(consolidation, "reporting.sign_report", by)
    if consolidation.papers.exists():
        raise Refused(_("Báo cáo này đã ký."), code="reporting.sign_total")
    who = signer_of(by, unit)
    paper = Paper.objects.create(
        unit=unit,
        consolidation=consolidation,
        content_hash=consolidation.content_hash,
        authority=who.authority,
        position=who.position,
        signer=who.name,
        signed_at=at,
    )
    record(by=by, at=at, verb="reporting.sign_total", subject=paper.key, unit=unit.code)
    return paper


@action("reporting.number_total")
def number_total(*, consolidation: Consolidation, serial: int, numbered_on: date, by: Actor, at: datetime) -> Paper:
    """Its number in the department's register."""
    unit = _own(consolidation, "reporting.number_report", by)
    paper = _signed(consolidation)
    if fault := papers.number_fault(paper, serial, numbered_on, at):
        raise Refused(fault, code="reporting.number_total")
    paper.serial, paper.register_year, paper.numbered_on = serial, numbered_on.year, numbered_on
    paper.number = number_of(unit, serial)
    paper.save()
    record(by=by, at=at, verb="reporting.number_total", subject=paper.key, unit=unit.code)
    return paper


@action("reporting.upload_total_scan")
def upload_total_scan(*, consolidation: Consolidation, name: str, data: bytes, by: Actor, at: datetime) -> Paper:
    """The signed and sealed paper."""
    unit = _own(consolidation, "reporting.upload_scan", by)
    paper = _signed(consolidation)
    if fault := papers.scan_fault(paper, name, data):
        raise Refused(fault, code="reporting.upload_total_scan")
    paper.scan, paper.scanned_at = keep(name, data, by=by, at=at), at
    paper.save()
    record(by=by, at=at, verb="reporting.upload_total_scan", subject=paper.key, unit=unit.code)
    return paper


def _proved(school: dict[str, Any], year: int) -> bool:
    return bool(school["receipt"] == receipt_hash(school["code"], year, school["figures"]))


def _lock(cycle: Cycle, keys: list[str], by: Actor, at: datetime) -> None:
    rows = list(cycle.submissions.select_for_update().filter(key__in=keys, state=workflow.State.ACCEPTED))
    for row in rows:
        row.state = workflow.after(row.state, "lock")
    Submission.objects.bulk_update(rows, ["state"])
    Step.objects.bulk_create(Step(submission=row, verb="lock", state=row.state, at=at, by=by.key) for row in rows)


def _own(consolidation: Consolidation, permission: str, by: Actor) -> Unit:
    unit = consolidation.cycle.unit
    if not permits.sits_at(by, unit.pk, permission):
        raise NotAllowed(_("Báo cáo tổng hợp do phòng giáo dục ký và phát hành."), code=permission)
    return unit


def _signed(consolidation: Consolidation) -> Paper:
    paper = consolidation.papers.select_for_update().select_related("unit").last()
    if paper is None:
        raise Refused(_("Báo cáo này chưa ký."), code="reporting.paper")
    return paper
