from django.urls import path

from tuoitho.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("plan/", views.living_plan, name="living_plan"),
    path("plan/<uuid:key>/", views.living_plan, name="living_plan"),
    path("plan/<uuid:key>/<str:address>/", views.evidence, name="evidence"),
    path("missing/", views.missing, name="missing"),
    path("search/", views.search, name="search"),
    path("article/", views.article, name="article"),
    path("guide/", views.guide, name="guide"),
    path("guide/picture/", views.picture, name="picture"),
]
