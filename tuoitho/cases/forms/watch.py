"""A turn of duty in words."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.reports import moment_field
from tuoitho.organisations.models import User


class KeepWatchForm(forms.Form):
    user: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Người trực"), queryset=None, to_field_name="username"
    )
    starts_at = moment_field(_("Từ"), help_text=_("Giờ và ngày, ví dụ 08:30 09/11/2024."))
    ends_at = moment_field(_("Đến"))
    phone = forms.CharField(label=_("Điện thoại khi trực"), max_length=30)

    def __init__(self, *args: Any, people: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = lambda user: user.full_name  # type: ignore[attr-defined]
