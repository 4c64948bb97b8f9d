from django.urls import path

from tuoitho.organisations.views import audit, changes, people, tree, units

app_name = "organisations"
urlpatterns = [
    path("", tree.tree, name="tree"),
    path("unit/<str:code>/", tree.unit, name="unit"),
    path("roles/", tree.roles, name="roles"),
    path("account/", tree.account, name="account"),
    path("import/", units.import_units, name="import_units"),
    path("import/template.xlsx", units.units_template, name="units_template"),
    path("changes/", changes.changes, name="changes"),
    path("changes/new/", changes.prepare_change, name="prepare_change"),
    path("changes/<uuid:key>/", changes.edit_change, name="edit_change"),
    path("changes/<uuid:key>/assignments.xlsx", changes.assignments, name="assignments"),
    path("changes/<uuid:key>/preview/", changes.preview_change, name="preview_change"),
    path("changes/<uuid:key>/apply/", changes.apply_change, name="apply_change"),
    path("changes/<uuid:key>/undo/", changes.undo_change, name="undo_change"),
    path("people/", people.people, name="people"),
    path("people/new/", units.keep_accounts, name="keep_accounts"),
    path("people/import/", units.import_accounts, name="import_accounts"),
    path("people/import/template.xlsx", units.accounts_template, name="accounts_template"),
    path("people/<uuid:key>/password/", people.reset_password, name="reset_password"),
    path("people/<uuid:key>/second-step/", people.reset_second_step, name="reset_second_step"),
    path("people/<uuid:key>/lock/", people.lock_account, name="lock_account"),
    path("posts/new/", people.give_post, name="give_post"),
    path("posts/<uuid:key>/end/", people.end_post, name="end_post"),
    path("posts/<uuid:key>/hand-over/", people.hand_over, name="hand_over"),
    path("posts/<uuid:key>/deputise/", people.deputise, name="deputise"),
    path("audit/", audit.audit, name="audit"),
    path("audit/verify/", audit.verify_audit, name="verify_audit"),
    path("audit/refusals/", audit.refusals, name="refusals"),
]
