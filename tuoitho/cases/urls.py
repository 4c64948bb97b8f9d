from django.urls import path

from tuoitho.cases.views import case, catalogue, decisions, papers, screening, steps

app_name = "cases"
OF_OFFICER = (
    steps.assess_risk,
    steps.act_in_emergency,
    steps.verify,
    steps.hold_meeting,
    steps.submit_plan,
    steps.record_service,
    steps.review,
    steps.repeat,
    steps.pass_to_labour,
    steps.propose_closing,
    steps.reopen,
    steps.record_call,
    screening.screen,
)
OF_CHAIR = (
    decisions.approve_plan,
    decisions.return_plan,
    decisions.separate,
    decisions.end_separation,
    decisions.confirm_closing,
    decisions.refuse_closing,
    decisions.assign,
)
urlpatterns = [
    path("", case.cases, name="cases"),
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    path("<uuid:key>/screenings/", screening.screenings, name="screenings"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/add/", catalogue.add_entry, name="add_entry"),
    path("catalogue/<str:of>/<str:code>/edit/", catalogue.edit_entry, name="edit_entry"),
    path("catalogue/<str:of>/<str:code>/verify/", catalogue.verify_entry, name="verify_entry"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR)
    ),
]
