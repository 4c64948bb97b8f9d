from django.urls import path

from tuoitho.activities import views

app_name = "activities"
urlpatterns = [
    path("", views.activities, name="activities"),
    path("log/", views.log_activity, name="log_activity"),
    path("quick/", views.quick, name="quick"),
    path("quick/class/<uuid:key>/", views.take_class_attendance, name="take_class_attendance"),
    path("quick/staff/<str:code>/", views.take_staff_attendance, name="take_staff_attendance"),
    path("sheet/class/<uuid:key>.<str:form>", views.class_sheet, name="class_sheet"),
    path("sheet/staff/<str:code>.<str:form>", views.staff_sheet, name="staff_sheet"),
    path("<uuid:key>/", views.activity, name="activity"),
    path("<uuid:key>/edit/", views.edit_activity, name="edit_activity"),
    path("<uuid:key>/attendance/", views.correct_attendance, name="correct_attendance"),
    path("<uuid:key>/employers/", views.name_employers, name="name_employers"),
    path("<uuid:key>/withdraw/", views.withdraw_activity, name="withdraw_activity"),
    path("<uuid:key>/restore/", views.restore_activity, name="restore_activity"),
]
