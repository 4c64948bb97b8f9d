from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "tuoitho.public"
    label = "public"
