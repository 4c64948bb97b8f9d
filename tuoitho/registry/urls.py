from django.urls import path

from tuoitho.registry import views

app_name = "registry"
urlpatterns = [
    path("", views.own_roster, name="own_roster"),
    path("classes/<uuid:key>/", views.school_class, name="school_class"),
    path("classes/<uuid:key>/edit/", views.edit_class, name="edit_class"),
    path("classes/<uuid:key>/roll/", views.call_roll, name="call_roll"),
    path("classes/<uuid:key>/enrol/", views.enrol, name="enrol"),
    path("pupils/<uuid:key>/", views.pupil, name="pupil"),
    path("pupils/<uuid:key>/edit/", views.edit_pupil, name="edit_pupil"),
    path("pupils/<uuid:key>/circumstances/", views.edit_circumstances, name="edit_circumstances"),
    path("pupils/<uuid:key>/move/", views.move_pupil, name="move_pupil"),
    path("pupils/<uuid:key>/release/", views.release_pupil, name="release_pupil"),
    path("staff/<uuid:key>/edit/", views.edit_staff, name="edit_staff"),
    path("staff/<uuid:key>/release/", views.release_staff, name="release_staff"),
    path("imports/<uuid:key>/", views.preview_import, name="preview_import"),
    path("imports/<uuid:key>/confirm/", views.confirm_import, name="confirm_import"),
    path("imports/<uuid:key>/drop/", views.drop_import, name="drop_import"),
    path("imports/<uuid:key>/undo/", views.undo_import, name="undo_import"),
    path("imports/<uuid:key>/cancel/", views.cancel_import, name="cancel_import"),
    path("imports/<uuid:key>/progress/", views.follow_import, name="follow_import"),
    path("<str:code>/", views.roster, name="roster"),
    path("<str:code>/absences/", views.absences, name="absences"),
    path("<str:code>/dropouts/", views.dropouts, name="dropouts"),
    path("<str:code>/classes/open/", views.open_class, name="open_class"),
    path("<str:code>/staff/", views.staff, name="staff"),
    path("<str:code>/staff/add/", views.add_staff, name="add_staff"),
    path("<str:code>/headcounts/", views.headcounts, name="headcounts"),
    path("<str:code>/headcounts/<int:year>/", views.state_headcounts, name="state_headcounts"),
    path("<str:code>/import/<str:kind>/", views.read_import, name="read_import"),
    path("<str:code>/template/<str:kind>/", views.template, name="template"),
]
