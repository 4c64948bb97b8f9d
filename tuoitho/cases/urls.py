from django.urls import path

from tuoitho.cases.views import case, decisions, papers, protection, requests, steps

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
OF_REQUESTS = (
    requests.acknowledge_request,
    requests.bar_request,
    requests.confirm_bar,
    requests.lift_bar,
    requests.decide_request,
    requests.answer_request,
)
OF_PROTECTION = (
    protection.protection,
    protection.name_suspect,
    protection.export_case,
    protection.hold_back,
    protection.release_hold,
)
urlpatterns = [
    path("", case.cases, name="cases"),
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR, *OF_PROTECTION)
    ),
    path("<uuid:key>/suspects/<uuid:suspect>/clear/", protection.clear_suspect, name="clear_suspect"),
    path("<uuid:key>/exports/<uuid:export>.pdf", protection.take_export, name="take_export"),
    path("retention/", protection.retention_list, name="retention"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.receive_request, name="receive_request"),
    path("requests/<uuid:key>/", requests.data_request, name="data_request"),
    path("requests/<uuid:key>/answer.pdf", requests.answer_paper, name="answer_paper"),
    *(
        path(
            f"requests/<uuid:key>/{verb.__name__.removesuffix('_request').replace('_', '-')}/", verb, name=verb.__name__
        )
        for verb in OF_REQUESTS
    ),
]
