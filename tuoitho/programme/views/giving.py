"""Donors: what they promise and give, what their money did, and the page sent to them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.organisations.models import Unit
from tuoitho.organisations.queries import Viewer
from tuoitho.programme import actions, pages, queries, rules
from tuoitho.programme.forms import BecauseForm, DonorForm, IncomeForm, PledgeForm, SpendingForm
from tuoitho.programme.models import Donor, Pledge
from tuoitho.programme.pages import desk_of, donor_or_404, kept_by, unit_or_desk
from tuoitho.programme.pages.answers import asked, at_of, back_to
from tuoitho.programme.views.money import KEEP, ROWS

DOOR = "/public/d/"  # where the room of those without an account answers; its own test holds the two together


@permitted(ROWS)
def donors(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit = unit_or_desk(viewer, request.GET.get("unit", ""), ROWS)
    rows = page(queries.donors_of(viewer, unit), ("folded", "pk"), request.GET.dict())
    context = {"unit": unit, "page": rows, "may_keep": rules.keep_money(viewer, unit)}
    return render(request, "programme/donors.html", context)


@permitted(ROWS)
def donor(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    found = donor_or_404(viewer, key)
    context = {
        "donor": found,
        "page": pages.donor_page(
            found,
            queries.donor_incomes(viewer, found),
            queries.donor_spendings(viewer, found),
            queries.donor_tasks(viewer, found),
            queries.tasks_in_force(viewer, found.unit),
        ),
        "promises": pages.promises(list(queries.pledges_of(viewer, found).order_by("-pledged_on", "-pk"))),
        "may_keep": rules.keep_money(viewer, found.unit),
    }
    return render(request, "programme/donor.html", context)


@permitted(KEEP)
def add_donor(request: HttpRequest) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, form = kept_by(viewer, desk_of(viewer)), DonorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.add_donor(unit=unit, by=viewer, at=at_of(request), **form.words)
        except Refused as refused:
            form.add_error("name", str(refused))
        else:
            return redirect("programme:donor", key=made.key)
    return asked(request, form, _("Thêm nhà tài trợ"), unit, back_to("programme:donors"))


@permitted(KEEP)
def pledge(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    giver = donor_or_404(viewer, key)
    unit = kept_by(viewer, giver.unit)
    form = PledgeForm(queries.tasks_in_force(viewer, unit), at_of(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.pledge(
            donor=giver,
            money=form.money,
            pledged_on=said["on"],
            clause=said["clause"],
            note=said["note"],
            once=form.key,
            by=viewer,
            at=at_of(request),
        )
        messages.success(request, _("Đã ghi cam kết."))
        return redirect("programme:donor", key=key)
    return asked(request, form, _("Ghi cam kết"), unit, back_to("programme:donor", key=key), lead=giver.name)


@permitted(KEEP)
def withdraw_pledge(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    promised = queries.pledge_of(viewer, key)
    if promised is None:
        raise Http404
    unit, back = kept_by(viewer, promised.donor.unit), back_to("programme:donor", key=promised.donor.key)
    form = BecauseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        actions.withdraw_pledge(pledge=promised, because=because, by=viewer, at=at_of(request))
        messages.success(request, _("Đã ghi cam kết được rút."))
        return redirect(back)
    return asked(request, form, _("Rút cam kết"), unit, back, promised, lead=promised.donor.name)


@permitted(KEEP)
def receive_money(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """With the key of a donor; without one it is the state's money."""
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, giver, back = _whose(viewer, key)
    promised = list(queries.pledges_of(viewer, giver).filter(withdrawn_at=None).order_by("-pk")[:50]) if giver else []
    form = IncomeForm(
        queries.tasks_in_force(viewer, unit),
        giver,
        promised,
        at_of(request),
        request.POST or None,
        request.FILES or None,
        request.GET.get("pledge", ""),
    )
    if request.method == "POST" and form.is_valid():
        actions.receive_money(
            unit=unit,
            money=form.money,
            received_on=form.cleaned_data["on"],
            donor=giver,
            pledge=form.chosen,
            clause=form.cleaned_data["clause"],
            voucher=form.voucher,
            once=form.key,
            by=viewer,
            at=at_of(request),
        )
        _say_what_is_odd(request, giver, form.chosen)
        return redirect(back)
    title = _("Ghi tiền nhận") if giver else _("Ghi tiền ngân sách nhà nước cấp")
    return asked(request, form, title, unit, back, lead=giver.name if giver else "")


@permitted(KEEP)
def spend(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """With the key of a donor it is their money."""
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, giver, back = _whose(viewer, key)
    tasks = queries.tasks_in_force(viewer, unit)
    form = SpendingForm(tasks, giver, at_of(request), request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.spend(
            unit=unit,
            vnd=form.cleaned_data["vnd"],
            spent_on=form.cleaned_data["on"],
            clause=form.cleaned_data["clause"],
            donor=giver,
            by=viewer,
            at=at_of(request),
            **form.words,
        )
        _say_what_is_odd(request, giver, None)
        return redirect(back)
    return asked(request, form, _("Ghi khoản chi"), unit, back, lead=giver.name if giver else "")


@permitted(KEEP)
def return_money(request: HttpRequest, key: UUID | None = None) -> HttpResponse:
    """Back to a donor; without the key of one, back to the source it came from."""
    viewer = request.viewer  # type: ignore[attr-defined]
    unit, giver, back = _whose(viewer, key)
    form = SpendingForm({}, giver, at_of(request), request.POST or None, request.FILES or None, back=True)
    if request.method == "POST" and form.is_valid():
        actions.return_money(
            unit=unit,
            vnd=form.cleaned_data["vnd"],
            returned_on=form.cleaned_data["on"],
            donor=giver,
            by=viewer,
            at=at_of(request),
            **form.words,
        )
        _say_what_is_odd(request, giver, None)
        return redirect(back)
    return asked(request, form, _("Ghi tiền trả lại"), unit, back, lead=giver.name if giver else "")


@never_cache
@permitted(KEEP)
def send_donor_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """After the press of the button the link, shown this once."""
    viewer = request.viewer  # type: ignore[attr-defined]
    giver = donor_or_404(viewer, key)
    kept_by(viewer, giver.unit)
    context: dict[str, object] = {"donor": giver}
    if request.method == "POST":
        sent = actions.send_donor_page(donor=giver, by=viewer, at=at_of(request))
        context |= {"link": f"{settings.ORIGIN}{DOOR}{sent.secret}", "days": actions.DONOR_DAYS}
    return render(request, "programme/send_donor_page.html", context)


@permitted(KEEP)
def withdraw_donor_page(request: HttpRequest, key: UUID) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    giver = donor_or_404(viewer, key)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    actions.withdraw_donor_page(donor=giver, by=viewer, at=at_of(request))
    messages.success(request, _("Liên kết đã được thu hồi."))
    return redirect("programme:donor", key=key)


def _whose(viewer: Viewer, key: UUID | None) -> tuple[Unit, Donor | None, str]:
    """The unit, the donor, and the page to go back to."""
    if key is None:
        return kept_by(viewer, desk_of(viewer)), None, back_to("programme:money")
    giver = donor_or_404(viewer, key)
    return kept_by(viewer, giver.unit), giver, back_to("programme:donor", key=key)


def _say_what_is_odd(request: HttpRequest, giver: Donor | None, promised: Pledge | None) -> None:
    """It is kept in any case."""
    viewer = request.viewer  # type: ignore[attr-defined]
    messages.success(request, _("Đã ghi vào sổ."))
    if giver is None:
        return
    now = donor_or_404(viewer, giver.key)
    if now.left < 0:  # type: ignore[attr-defined]
        messages.warning(
            request, _("Đã chi nhiều hơn số nhà tài trợ này đã cho. Khoản chi vẫn được giữ và được đánh dấu.")
        )
    if promised is not None:
        (of,) = pages.promises(list(queries.pledges_of(viewer, giver).filter(pk=promised.pk)))
        if of.status == "ask":
            messages.warning(request, _("Số đã nhận nhiều hơn cam kết. Khoản nhận vẫn được giữ và được đánh dấu."))
