"""The directory of services, what a child was given, and what is asked of others for it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions import referring
from tuoitho.cases.actions import serving as acting
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.forms.serving import RecordServiceForm, ReferForm, ServiceForm
from tuoitho.cases.models import Case, Service, ServiceKind
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.pages.serving import safe_contact, serving_page, sheet_of, ways_to_call
from tuoitho.cases.queries import services as reading
from tuoitho.organisations.pages import Request

KEEP, SEE, DIRECTORY = "cases.keep_case", "cases.see_cases", "cases.keep_services"


@permitted(SEE)
def services(request: Request) -> HttpResponse:
    """By name; those that are open today, or all."""
    words, kind = request.GET.get("q", ""), request.GET.get("kind", "")
    past = request.GET.get("past") == "1"
    kind = kind if kind in ServiceKind.values else ""
    shown = page(reading.services_seen(request.viewer, words, kind, past), ("folded", "pk"), request.GET.dict())
    context = {"page": shown, "words": words, "kind": kind, "kinds": ServiceKind.choices, "past": past}
    seats = rules.seats(request.viewer, DIRECTORY)
    return render(request, "cases/services.html", context | {"seats": seats, "keeps": bool(seats)})


@permitted(DIRECTORY)
def add_service(request: Request) -> HttpResponse:
    ward = reading.ward_kept(request.viewer)
    if ward is None:
        raise Http404
    form = ServiceForm(request.POST or None, providers=_providers(request), initial={"seen": 0})
    return _kept(
        request,
        form,
        None,
        lambda: acting.add_service(ward=ward, words=form.words, by=request.viewer, at=request.at),
    )


@permitted(DIRECTORY)
def edit_service(request: Request, key: UUID) -> HttpResponse:
    service = reading.service_kept(request.viewer, key)
    if service is None:
        raise Http404
    form = ServiceForm(request.POST or None, providers=_providers(request), initial=ServiceForm.known(service))
    return _kept(
        request,
        form,
        service,
        lambda: acting.edit_service(
            service=service, words=form.words, seen=form.cleaned_data["seen"], by=request.viewer, at=request.at
        ),
    )


@permitted(SEE)
def serving(request: Request, key: UUID) -> HttpResponse:
    """Opening it leaves an entry, as the case's first page does."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at)
    return render(request, "cases/serving.html", {"case": case, "page": serving_page(request.viewer, case, request.at)})


@permitted(KEEP)
def record_service(request: Request, key: UUID) -> HttpResponse:
    case = case_for(request.viewer, key, request.at, "record_service")
    first = {"seen": case.version, "given_on": request.viewer.on}
    form = RecordServiceForm(
        request.POST or None, services=reading.services_seen(request.viewer).order_by("folded"), initial=first
    )
    return step(
        request,
        case,
        "record_service",
        form,
        lambda: acting.record_service(case=case, **form.cleaned_data, by=request.viewer, at=request.at),
        "cases:serving",
    )


@permitted(KEEP)
def refer(request: Request, key: UUID) -> HttpResponse:
    """First to whom, then what: the receiver stands in the address, and nothing of the child does."""
    case = case_for(request.viewer, key, request.at)
    if not rules.keep_case(request.viewer, case, request.at):
        raise Http404
    service = _service(request)
    to = _receiver(request, case, service)
    if to is None:
        return _choose(request, case)
    form = _refer_form(request, case, to, service)
    return step(request, case, "refer", form, lambda: _refer(request, case, to, service, form), "cases:serving")


def _choose(request: Request, case: Case) -> HttpResponse:
    words = request.GET.get("q", "")
    context = {
        "case": case,
        "words": words,
        "services": page(reading.services_seen(request.viewer, words), ("folded", "pk"), {}).rows,
        "units": reading.receivers_of(request.viewer, case, words),
        "school_unknown": reading.concerns_a_school(request.viewer, case),
    }
    return render(request, "cases/choose_receiver.html", context)


def _refer_form(request: Request, case: Case, to: referring.Receiver, service: Service | None) -> ReferForm:
    people = reading.answerers_at(request.viewer, to.unit) if to.unit else None
    first = {"contact": safe_contact(case), "kind": service.kind if service else "", "body": to.body}
    return ReferForm(request.POST or None, called=ways_to_call(case.child), unit=to.unit, people=people, initial=first)


def _refer(request: Request, case: Case, to: referring.Receiver, service: Service | None, form: ReferForm) -> None:
    said = form.cleaned_data
    user = request.viewer.user
    sender = f"{case.home_ward.name}, {user.full_name}" if user else case.home_ward.name
    referring.refer(
        case=case,
        kind=said["kind"],
        to=referring.Receiver(to.unit, said.get("to_user"), said.get("body", "")),
        service=service,
        sheet=sheet_of(case, said, sender, request.at),
        asked=referring.Asked(said["consent"], said["consent_who"], said["override"], said["urgent"]),
        by=request.viewer,
        at=request.at,
    )


def _service(request: Request) -> Service | None:
    try:
        return reading.service_seen(request.viewer, UUID(request.GET["service"]))
    except (KeyError, ValueError):
        return None


def _receiver(request: Request, case: Case, service: Service | None) -> referring.Receiver | None:
    """Out of the address: a service's provider, a unit by its code, or `body` for an outside one."""
    code = service.unit.code if service and service.unit else request.GET.get("unit", "")
    if code:
        unit = reading.receiver_of(request.viewer, case, code)
        return referring.Receiver(unit) if unit else None
    if service or "body" in request.GET:
        return referring.Receiver(body=service.body if service else "")
    return None


def _providers(request: Request) -> dict[str, Any]:
    return {unit.code: unit for unit in reading.providers(request.viewer)}


def _kept(request: Request, form: ServiceForm, service: Service | None, act: Any) -> HttpResponse:
    status, changed = 200, None
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Changed as changed_:
            changed, status = changed_, changed_.status
            service = reading.service_kept(request.viewer, service.key) if service else None
            form.data = {**form.data.dict(), "seen": service.version if service else 0}  # type: ignore[attr-defined]
        except Refused as refused:
            form.add_error(None, str(refused))
            status = refused.status
        else:
            messages.success(request, _("Đã lưu dịch vụ."))
            return redirect("cases:services")
    near = request.viewer.units(DIRECTORY)
    codes = {code: unit.name for code, unit in form.providers.items() if unit.pk in near}
    wrong = [(field, field.errors) for field in form.visible_fields() if field.errors]
    context = {"form": form, "service": service, "changed": changed, "codes": codes, "wrong": wrong}
    return render(request, "cases/service.html", context, status=status)
