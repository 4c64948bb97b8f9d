from django.urls import path

from tuoitho.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("guide/", views.guide, name="guide"),
    path("k/<str:secret>", views.acknowledge, name="acknowledge"),
    path("k/<str:secret>/ke-hoach.pdf", views.download, name="download"),
]
