from django.urls import path

from tuoitho.indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.own, name="own"),
    path("<str:code>/<int:year>/", views.cards, name="cards"),
    path("<str:code>/<int:year>/rows/<str:series>/", views.rows, name="rows"),
    path("<str:code>/<int:year>/compare/", views.compare, name="compare"),
    path("<str:code>/<int:year>/grid/", views.grid, name="grid"),
    path("<str:code>/<int:year>/grid.xlsx", views.grid_sheet, name="grid_sheet"),
    path("<str:code>/<int:year>/wards/", views.wards, name="wards"),
]
