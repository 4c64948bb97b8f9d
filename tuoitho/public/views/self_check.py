"""An employer's own check on a phone, by a signed link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.base.links import open_link
from tuoitho.base.permits import open_to_all
from tuoitho.base.refusals import Refused
from tuoitho.law.guidance import advice_on, guidance_for
from tuoitho.public.forms.self_check import SelfCheckForm
from tuoitho.registry import actions
from tuoitho.registry.models import SelfCheck
from tuoitho.registry.pages.employers import lines_in_words
from tuoitho.registry.queries import self_check_asked


@never_cache
@open_to_all("an employer has no account; the signed link is the key")
def self_check(request: HttpRequest, secret: str) -> HttpResponse:
    """Ten questions; once answered, the guidance for the answers and the line of business."""
    holder, check = _opened(secret)
    form = SelfCheckForm(request.POST or None)
    if request.method == "POST" and not check.answered_at and form.is_valid():
        actions.answer_self_check(check=check, answers=form.cleaned_data, by=holder, at=request.at)  # type: ignore[attr-defined]
        return redirect("public:self_check", secret=secret)
    context = {
        "check": check,
        "form": form,
        "advice": lines_in_words(advice_on(check.answers or {})) if check.answered_at else [],
        "guidance": lines_in_words(guidance_for(check.employer.sector)),
        "wrong": [(field, field.errors) for field in form.visible_fields() if field.errors],
    }
    return render(request, "public/self_check.html", context)


def _opened(secret: str) -> tuple[LinkHolder, SelfCheck]:
    try:
        holder = LinkHolder(link_key(open_link("self_check", secret).key))
        check = self_check_asked(holder)
        if check is None:
            raise Refused(_("Liên kết này không đúng, có thể đã bị chép thiếu."), code="link.unknown")
    except Refused as refused:
        refused.status = 200  # a 4xx answer is logged with its path, and the path holds the secret
        raise
    return holder, check
