from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tuoitho.base.keyring import ensure_field_key, ensure_secret


class Command(BaseCommand):
    help = "Make the keys outside the store, once: fields, search index, audit."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_field_key(settings.KEYS)
        for name in ("index.key", "audit.key"):
            ensure_secret(settings.KEYS / name)
