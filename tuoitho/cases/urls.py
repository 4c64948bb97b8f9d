from django.urls import path

from tuoitho.cases.views import (
    case,
    catalogue,
    children,
    contact,
    counts,
    decisions,
    flags,
    following,
    hands,
    inbox,
    merging,
    observations,
    opening,
    papers,
    protection,
    receiving,
    referrals,
    requests,
    screening,
    serving,
    settings,
    steps,
    watch,
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
    hands.call_in,
    hands.let_go,
    hands.hand_to_ward,
    hands.take_back_case,
    contact.keep_contact,
    contact.ask_silence,
    contact.record_consent,
    contact.withdraw_consent,
    screening.screen,
)
OF_CHAIR = (
    decisions.approve_plan,
    decisions.return_plan,
    decisions.separate,
    decisions.extend_separation,
    decisions.end_separation,
    decisions.confirm_closing,
    decisions.refuse_closing,
    decisions.assign,
    contact.silence_home,
    contact.lift_silence,
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
OF_INBOX = (
    receiving.take,
    receiving.ask_school,
    receiving.forward,
    receiving.pass_on,
    receiving.take_back,
    receiving.record_answer,
    receiving.propose_end,
    receiving.confirm_end,
    receiving.refuse_end,
    receiving.reopen_report,
)
REPORTS = [
    path("observations/", observations.my_reports, name="my_reports"),
    path("observations/file/", observations.file_report, name="file_report"),
    path("observations/<uuid:key>/", observations.my_report, name="my_report"),
    path("observations/<uuid:key>/answer/", observations.file_answer, name="file_answer"),
    path("observations/<uuid:key>/reply/", observations.answer_ward, name="answer_ward"),
    path("observations/<uuid:key>/<slug:paper>.<slug:kind>", observations.own_paper, name="own_paper"),
    path("reports/", inbox.reports, name="reports"),
    path("reports/receive/", inbox.receive_report, name="receive_report"),
    path("reports/<uuid:key>/", inbox.report, name="report"),
    path("reports/<uuid:key>/form-01.<slug:kind>", inbox.report_paper, name="report_paper"),
    path("reports/<uuid:key>/photos/<uuid:photo>/", inbox.report_photo, name="report_photo"),
    path("reports/<uuid:key>/photos/<uuid:photo>/original/", inbox.hand_original, name="hand_original"),
    *(path(f"reports/<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__) for verb in OF_INBOX),
    path("watch/", watch.keep_watch, name="keep_watch"),
    path("watch/<uuid:key>/end/", watch.end_watch, name="end_watch"),
    path("counts/", counts.counts, name="counts"),
]
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
PROTECTION = [
    path("retention/", protection.retention_list, name="retention"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.receive_request, name="receive_request"),
    path("requests/<uuid:key>/", requests.data_request, name="data_request"),
    path("requests/<uuid:key>/answer.pdf", requests.answer_paper, name="answer_paper"),
    *(
        path(f"requests/<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in OF_REQUESTS
    ),
    path("<uuid:key>/suspects/<uuid:suspect>/clear/", protection.clear_suspect, name="clear_suspect"),
    path("<uuid:key>/exports/<uuid:export>.pdf", protection.take_export, name="take_export"),
]
FINDING = [
    path("open/", opening.open_found, name="open_found"),
    path("reports/<uuid:key>/open-case/", opening.open_case, name="open_case"),
    path("reports/<uuid:key>/join-case/", opening.join_case, name="join_case"),
    path("children/", children.children, name="children"),
    path("children/duplicates/", merging.duplicates, name="duplicates"),
    path("children/<uuid:key>/", children.child, name="child"),
    path("children/<uuid:key>/edit/", children.edit_child, name="edit_child"),
    path("duplicates/<uuid:key>/merge/", merging.merge_children, name="merge_children"),
    path("duplicates/<uuid:key>/apart/", merging.keep_apart, name="keep_apart"),
    path("merges/<uuid:key>/undo/", merging.undo_merge, name="undo_merge"),
]
urlpatterns = [
    *REPORTS,
    path("", case.cases, name="cases"),
    path("offers/", hands.offers, name="offers"),
    path("offers/<uuid:key>/", hands.offer, name="offer"),
    path("offers/<uuid:key>/accept/", hands.accept_case, name="accept_case"),
    path("offers/<uuid:key>/refuse/", hands.refuse_case, name="refuse_case"),
    path("adrift/", hands.adrift, name="adrift"),
    *FLAGS,
    path("settings/", settings.keep_settings, name="keep_settings"),
    *SERVING,
    *FOLLOWING,
    *CATALOGUE,
    *PROTECTION,
    *FINDING,
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/copy/", case.copy, name="copy"),
    path("<uuid:key>/team/", hands.team_of, name="team"),
    path("<uuid:key>/openings/", hands.openings, name="openings"),
    path("<uuid:key>/papers/", papers.papers, name="papers"),
    path("<uuid:key>/contact/", contact.contact, name="contact"),
    path("<uuid:key>/consents/<uuid:consent>/paper", contact.consent_paper, name="consent_paper"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    path("<uuid:key>/follow-reform/", hands.follow_reform, name="follow_reform"),
    path("<uuid:key>/screenings/", screening.screenings, name="screenings"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR, *OF_PROTECTION)
    ),
]
