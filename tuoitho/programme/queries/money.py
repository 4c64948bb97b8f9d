"""Money as a unit's books have it: sums of any units as numbers, entries and donors as far as the viewer may see."""

from collections.abc import Collection
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import BigIntegerField, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, ExtractYear

from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme.models import Budget, Closing, Donor, Income, Pledge, Spending
from tuoitho.programme.models.sums import Books, Entry

TOTALS, ROWS = "programme.see_money", "programme.see_donors"
Moved = TypeVar("Moved", Income, Spending)


def count_money(units: Collection[int], year: int) -> Books:
    """Budgets of a year, and all money until its end: a line for each year, task and source. Three queries."""
    budgets = Budget.objects.filter(unit__in=units, year=year, replaced_by=None)
    planned = budgets.values_list("year", "clause", "source").annotate(sum=Sum("vnd")).order_by()
    received = _moved(Income.objects.filter(unit__in=units), year)
    spent = _moved(Spending.objects.filter(unit__in=units).annotate(back=F("returned")), year)
    return Books(
        tuple(Entry(*row) for row in planned),
        tuple(entry for entry, _back in received),
        tuple(entry for entry, back in spent if not back),
        tuple(entry for entry, back in spent if back),
    )


def count_overspent(units: Collection[int]) -> int:
    """Donors of whose money more went out than came in."""
    return _with_sums(Donor.objects.filter(unit__in=units)).filter(Q(left__lt=0)).count()


def count_unreceipted(units: Collection[int]) -> int:
    """Entries without a paper, in and out."""
    income, spending = Income.objects.filter(unit__in=units), Spending.objects.filter(unit__in=units)
    return _unreceipted(income).count() + _unreceipted(spending).count()


def closing_of(viewer: Viewer, unit: Unit, year: int) -> Closing | None:
    """When the unit's books of a year were closed."""
    return Closing.objects.filter(unit=unit, unit__in=viewer.units(TOTALS), year=year).first()


def incomes_of(viewer: Viewer, unit: Unit, *, bare: bool = False) -> QuerySet[Income]:
    """A unit's money in; `bare`: only what stands without a paper."""
    rows = _entries(Income, viewer).filter(unit=unit)
    return _unreceipted(rows) if bare else rows


def spendings_of(viewer: Viewer, unit: Unit, *, bare: bool = False) -> QuerySet[Spending]:
    """A unit's money out; `bare`: as above."""
    rows = _entries(Spending, viewer).filter(unit=unit)
    return _unreceipted(rows) if bare else rows


def income_of(viewer: Viewer, key: UUID) -> Income | None:
    return _entries(Income, viewer).filter(key=key).first()


def spending_of(viewer: Viewer, key: UUID) -> Spending | None:
    return _entries(Spending, viewer).filter(key=key).first()


def donors_of(viewer: Viewer, unit: Unit) -> QuerySet[Donor]:
    """A unit's donors, each with `pledged`, `received`, `spent`, `returned` and `left` in đồng."""
    return _with_sums(Donor.objects.filter(unit=unit, unit__in=viewer.units(ROWS)))


def donor_of(viewer: Viewer, key: UUID) -> Donor | None:
    """The same of one donor."""
    scope = Donor.objects.filter(key=key, unit__in=viewer.units(ROWS))
    return _with_sums(scope).select_related("unit", "link").first()


def donor_opened_by(viewer: LinkHolder) -> Donor | None:
    """The donor whose page the link in someone's hand was made for; a link opens no other."""
    key = viewer.key.removeprefix("link:")
    return _with_sums(Donor.objects.filter(link__key=key)).select_related("unit", "link").first()


def pledges_of(viewer: Viewer | LinkHolder, donor: Donor) -> QuerySet[Pledge]:
    """What a donor promised, each with what came in for it: `came` in đồng, `same` in its own currency, `others` how
    many receipts are in another one."""
    incomes = Income.objects.filter(pledge=OuterRef("pk")).order_by().values("pledge")
    same = incomes.filter(currency=OuterRef("currency")).annotate(sum=Sum("amount")).values("sum")
    others = incomes.exclude(currency=OuterRef("currency")).annotate(n=Count("pk")).values("n")
    pledges = Pledge.objects.filter(donor=donor) if _sees(viewer, donor) else Pledge.objects.none()
    return pledges.annotate(
        came=_or_nothing(incomes.annotate(sum=Sum("vnd")).values("sum")),
        same=Subquery(same),
        others=_or_nothing(others),
    )


def pledge_of(viewer: Viewer, key: UUID) -> Pledge | None:
    return Pledge.objects.filter(key=key, donor__unit__in=viewer.units(ROWS)).select_related("donor__unit").first()


def donor_incomes(viewer: Viewer | LinkHolder, donor: Donor) -> QuerySet[Income]:
    """A donor's money that came in and stands."""
    rows = Income.objects.filter(donor=donor) if _sees(viewer, donor) else Income.objects.none()
    return _standing(rows)


def donor_spendings(viewer: Viewer | LinkHolder, donor: Donor) -> QuerySet[Spending]:
    """A donor's money that went out, on tasks and back, and stands."""
    rows = Spending.objects.filter(donor=donor) if _sees(viewer, donor) else Spending.objects.none()
    return _standing(rows)


def donor_tasks(viewer: Viewer | LinkHolder, donor: Donor) -> dict[str, int]:
    """Clause → đồng of a donor's money that went to it."""
    spent = donor_spendings(viewer, donor).filter(returned=False)
    return dict(spent.order_by().values_list("clause").annotate(sum=Sum("vnd")))


def _moved(rows: QuerySet[Moved], year: int) -> list[tuple[Entry, bool]]:
    """Until the year's end; the flag: it went back."""
    back = F("returned") if rows.model is Spending else Value(False)
    bare = Count("pk", filter=Q(paper="", file=None, corrects=None, corrected_by=None))
    found = (
        rows.filter(moved_on__lte=date(year, 12, 31))
        .annotate(of=ExtractYear("moved_on"), went_back=back)
        .values_list("of", "clause", "source", "after_close", "went_back")
        .annotate(sum=Sum("vnd"), bare=bare)
        .order_by()
    )
    return [
        (Entry(of, clause, source, total, late, papers), bool(went_back))
        for of, clause, source, late, went_back, total, papers in found
    ]


def _standing(rows: QuerySet[Moved]) -> QuerySet[Moved]:
    """Neither taken back nor taking back."""
    return rows.filter(corrects__isnull=True, corrected_by__isnull=True)


def _unreceipted(rows: QuerySet[Moved]) -> QuerySet[Moved]:
    """Standing, and without a paper: neither its number nor the file."""
    return _standing(rows).filter(paper="", file__isnull=True)


def _entries(model: type[Moved], viewer: Viewer) -> QuerySet[Moved]:
    return model.objects.filter(unit__in=viewer.units(ROWS)).select_related("unit", "donor", "corrected_by", "file")


def _with_sums(donors: QuerySet[Donor]) -> QuerySet[Donor]:
    spendings = Spending.objects.filter(donor=OuterRef("pk"))
    sums: dict[str, QuerySet[Any, Any]] = {
        "pledged": Pledge.objects.filter(donor=OuterRef("pk"), withdrawn_at=None),
        "received": Income.objects.filter(donor=OuterRef("pk")),
        "spent": spendings.filter(returned=False),
        "returned": spendings.filter(returned=True),
    }
    summed = donors.annotate(
        **{
            name: _or_nothing(rows.order_by().values("donor").annotate(sum=Sum("vnd")).values("sum"))
            for name, rows in sums.items()
        }
    )
    return summed.annotate(left=F("received") - F("spent") - F("returned"))


def _or_nothing(sums: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(sums, output_field=BigIntegerField()), Value(0))


def _sees(viewer: Viewer | LinkHolder, donor: Donor) -> bool:
    if isinstance(viewer, Viewer):
        return donor.unit_id in viewer.units(ROWS)
    return _opens(viewer, donor)


def _opens(viewer: LinkHolder, donor: Donor) -> bool:
    return donor.link is not None and viewer.key == link_key(donor.link.key)
