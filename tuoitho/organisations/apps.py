from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "tuoitho.organisations"
    label = "organisations"
