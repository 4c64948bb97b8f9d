from django.urls import path

from tuoitho.public.views import donors, home, relays, self_check, tips

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("guide/", home.guide, name="guide"),
    path("tell/", tips.tell, name="tell"),
    path("ask-help/", tips.ask_help, name="ask_help"),
    path("look-up/", tips.look_up, name="look_up"),
    path("s/<str:secret>", self_check.self_check, name="self_check"),
    path("k/<str:secret>", relays.acknowledge, name="acknowledge"),
    path("k/<str:secret>/ke-hoach.pdf", relays.download, name="download"),
    path("d/<str:secret>", donors.donor, name="donor"),
    path("d/<str:secret>/khoan-dong-gop.pdf", donors.donor_paper, name="donor_paper"),
]
