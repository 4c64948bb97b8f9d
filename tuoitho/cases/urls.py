from django.urls import path

from tuoitho.cases.views import case, decisions, flags, papers, steps, weights

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
urlpatterns = [
    path("", case.cases, name="cases"),
    path("flags/", flags.flags, name="flags"),
    path("flags/<uuid:key>/", flags.flag, name="flag"),
    path("flags/<uuid:key>/act/", flags.act_on_flag, name="act_on_flag"),
    path("flags/<uuid:key>/check/", flags.check_back, name="check_back"),
    path("flags/<uuid:key>/dismiss/", flags.dismiss_flag, name="dismiss_flag"),
    path("flags/limit/<str:code>/", weights.set_flag_limit, name="set_flag_limit"),
    path("flags/weights/<str:code>/", weights.set_weights, name="set_weights"),
    path("flags/weights/<str:code>/test/", weights.ask_back_test, name="ask_back_test"),
    path("flags/weights/<str:code>/test/progress/", weights.follow_back_test, name="follow_back_test"),
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR)
    ),
]
