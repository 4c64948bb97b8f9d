from django.urls import path

from tuoitho.programme import views

app_name = "programme"
urlpatterns = [
    path("", views.plans, name="plans"),
    path("upload/", views.upload, name="upload"),
    path("draw/", views.draw, name="draw"),
    path("relay/", views.relay, name="relay"),
    path("<uuid:key>/", views.show, name="show"),
    path("<uuid:key>/correct/", views.correct, name="correct"),
    path("<uuid:key>/adopt/", views.adopt, name="adopt"),
    path("<uuid:key>/drop/", views.drop, name="drop"),
    path("<uuid:key>/restore/", views.restore, name="restore"),
    path("<uuid:key>/original/", views.original, name="original"),
    path("<uuid:key>/ke-hoach.<str:kind>", views.export, name="export"),
]
