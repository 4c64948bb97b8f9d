from django.urls import path

from tuoitho.cases.views import case, children, decisions, merging, opening, papers, steps

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
    path("<uuid:key>/", case.case, name="case"),
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
    path("<uuid:key>/forms/<uuid:form>.<str:kind>", papers.paper, name="paper"),
    *(
        path(f"<uuid:key>/{verb.__name__.replace('_', '-')}/", verb, name=verb.__name__)
        for verb in (*OF_OFFICER, *OF_CHAIR)
    ),
]
