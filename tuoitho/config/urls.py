"""Each room's own urls under one word of its own; everything is denied unless its view names a permission."""

from django.urls import include, path

urlpatterns = [
    path("", include("tuoitho.desk.urls")),
    path("public/", include("tuoitho.public.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("units/", include("tuoitho.organisations.urls")),
    path("registry/", include("tuoitho.registry.urls")),
    path("plans/", include("tuoitho.programme.urls")),
    path("activities/", include("tuoitho.activities.urls")),
    path("cases/", include("tuoitho.cases.urls")),
    path("figures/", include("tuoitho.indicators.urls")),
    path("reports/", include("tuoitho.reporting.urls")),
]
