"""Model fields that are sealed at rest."""

import json
from datetime import date
from typing import Any

from django.db import models

from tuoitho.base.crypto import seal, unseal


class _Sealed(models.BinaryField):
    """Bytes in the store, text to the code. The column's name is part of the seal. Cannot be filtered or ordered by."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", True)
        super().__init__(*args, **kwargs)

    @property
    def _context(self) -> bytes:
        return f"{self.model._meta.label_lower}.{self.attname}".encode()

    def get_lookup(self, lookup_name: str) -> Any:
        """Only "is it there" can be asked of a sealed column."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is None:
            return None
        sealed = seal(self._to_text(value).encode(), self._context)
        return super().get_db_prep_value(sealed, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        return self._of_text(unseal(bytes(value), self._context).decode())

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return self._to_text(self.value_from_object(obj))

    def get_default(self) -> Any:
        """As any column: the default, else empty text where it may not be null."""
        default = models.Field.get_default(self)
        return self._of_text("") if default == "" else default

    def _check_str_default_value(self) -> list[Any]:
        """A default is text here; the bytes are made on the way into the store."""
        return []

    def _to_text(self, value: Any) -> str:
        return str(value)

    def _of_text(self, text: str) -> Any:
        return text


def sealed_fields(model: type[models.Model]) -> list[str]:
    """The names of a table's sealed columns."""
    return [field.name for field in model._meta.concrete_fields if isinstance(field, _Sealed)]


class EncryptedText(_Sealed):
    """A person's name, phone, address or number."""

    # What the type checker sees; django-stubs reads these names.
    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]


class EncryptedDate(_Sealed):
    """A date of birth."""

    _pyi_private_set_type: date
    _pyi_private_get_type: date  # type: ignore[assignment]

    def _to_text(self, value: date) -> str:
        return value.isoformat()

    def _of_text(self, text: str) -> date | None:
        return date.fromisoformat(text) if text else None


class EncryptedData(_Sealed):
    """What a form holds: text, numbers, lists and mappings, as JSON."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def _to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def _of_text(self, text: str) -> Any:
        return json.loads(text) if text else {}
