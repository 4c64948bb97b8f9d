from django.urls import path

from tuoitho.cases.views import (
    case,
    catalogue,
    decisions,
    flags,
    following,
    papers,
    referrals,
    screening,
    serving,
    settings,
    steps,
    weights,
)

app_name = "cases"
OF_OFFICER = (
    steps.assess_risk,
    steps.act_in_emergency,
    steps.verify,
    steps.hold_meeting,
    steps.submit_plan,
    serving.record_service,
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
OF_RECEIVER = (
    referrals.accept_referral,
    referrals.refuse_referral,
    referrals.finish_referral,
    referrals.revoke_referral,
)
SERVING = [
    path("services/", serving.services, name="services"),
    path("services/add/", serving.add_service, name="add_service"),
    path("services/<uuid:key>/", serving.edit_service, name="edit_service"),
    path("referrals/", referrals.referrals, name="referrals"),
    path("referrals/<uuid:key>/", referrals.referral, name="referral"),
    path("referrals/<uuid:key>/letter.<str:kind>", referrals.referral_letter, name="referral_letter"),
    *(
        path(f"referrals/<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in OF_RECEIVER
    ),
    path("<uuid:key>/serving/", serving.serving, name="serving"),
    path("<uuid:key>/refer/", serving.refer, name="refer"),
]
FOLLOWING = [
    path("<uuid:key>/following/", following.following, name="following"),
    path("<uuid:key>/following/end/", following.end_follow_ups, name="end_follow_ups"),
    path("<uuid:key>/following/<uuid:one>/", following.record_follow_up, name="record_follow_up"),
    path("<uuid:key>/following/<uuid:one>/skip/", following.skip_follow_up, name="skip_follow_up"),
    path("<uuid:key>/places/", following.start_placement, name="start_placement"),
    path("<uuid:key>/places/<uuid:one>/", following.confirm_placement, name="confirm_placement"),
    path("<uuid:key>/places/<uuid:one>/leave/", following.leave_placement, name="leave_placement"),
]
FLAGS = [
    path("flags/", flags.flags, name="flags"),
    path("flags/<uuid:key>/", flags.flag, name="flag"),
    path("flags/<uuid:key>/act/", flags.act_on_flag, name="act_on_flag"),
    path("flags/<uuid:key>/check/", flags.check_back, name="check_back"),
    path("flags/<uuid:key>/dismiss/", flags.dismiss_flag, name="dismiss_flag"),
    path("flags/limit/<str:code>/", weights.set_flag_limit, name="set_flag_limit"),
    path("flags/weights/<str:code>/", weights.set_weights, name="set_weights"),
    path("flags/weights/<str:code>/test/", weights.ask_back_test, name="ask_back_test"),
    path("flags/weights/<str:code>/test/progress/", weights.follow_back_test, name="follow_back_test"),
]
CATALOGUE = [
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/add/", catalogue.add_entry, name="add_entry"),
    path("catalogue/<str:of>/<str:code>/edit/", catalogue.edit_entry, name="edit_entry"),
    path("catalogue/<str:of>/<str:code>/verify/", catalogue.verify_entry, name="verify_entry"),
]
urlpatterns = [
    path("", case.cases, name="cases"),
    *FLAGS,
    path("settings/", settings.keep_settings, name="keep_settings"),
    *SERVING,
    *FOLLOWING,
    *CATALOGUE,
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    path("<uuid:key>/screenings/", screening.screenings, name="screenings"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR)
    ),
]
