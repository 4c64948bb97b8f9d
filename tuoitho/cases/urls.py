from django.urls import path

from tuoitho.cases.views import case, contact, decisions, hands, papers, steps

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
    hands.call_in,
    hands.let_go,
    hands.hand_to_ward,
    hands.take_back_case,
    contact.keep_contact,
    contact.ask_silence,
    contact.record_consent,
    contact.withdraw_consent,
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
urlpatterns = [
    path("", case.cases, name="cases"),
    path("offers/", hands.offers, name="offers"),
    path("offers/<uuid:key>/", hands.offer, name="offer"),
    path("offers/<uuid:key>/accept/", hands.accept_case, name="accept_case"),
    path("offers/<uuid:key>/refuse/", hands.refuse_case, name="refuse_case"),
    path("adrift/", hands.adrift, name="adrift"),
    path("<uuid:key>/", case.case, name="case"),
    path("<uuid:key>/copy/", case.copy, name="copy"),
    path("<uuid:key>/team/", hands.team_of, name="team"),
    path("<uuid:key>/openings/", hands.openings, name="openings"),
    path("<uuid:key>/papers/", papers.papers, name="papers"),
    path("<uuid:key>/contact/", contact.contact, name="contact"),
    path("<uuid:key>/consents/<uuid:consent>/paper", contact.consent_paper, name="consent_paper"),
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    path("<uuid:key>/follow-reform/", hands.follow_reform, name="follow_reform"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR)
    ),
]
