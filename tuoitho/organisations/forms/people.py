"""Accounts and posts in words."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.organisations import queries
from tuoitho.organisations.forms.fields import day, file
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import ROLES, roles_given

Roles = Mapping[str, Any]


class _Scoped(forms.Form):
    """A form that knows who fills it in."""

    permission = "organisations.keep_posts"

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        if "role" in self.fields:
            self.fields["role"].choices = [(code, ROLES[code].label) for code in roles_of(viewer)]  # type: ignore

    def clean_unit(self) -> Unit:
        unit = queries.unit_of(self.viewer, self.cleaned_data["unit"].strip(), self.permission)
        if unit is None:
            raise ValidationError(_("Không có đơn vị nào mang mã này trong phạm vi của bạn."))
        return unit

    def clean_person(self) -> User:
        user = queries.account_of(self.viewer, self.cleaned_data["person"])
        if user is None:
            raise ValidationError(_("Không có tài khoản nào mang tên này trong phạm vi của bạn."))
        return user


def roles_of(viewer: Viewer) -> list[str]:
    """Roles that the viewer may give somewhere, in the table's order."""
    given = {role for post in viewer.posts for role in roles_given(viewer, post.unit_id)}
    return [role for role in ROLES if role in given]


def _unit() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Mã đơn vị"),
        max_length=20,
        widget=forms.TextInput(attrs={"list": "unit-codes", "autocomplete": "off"}),
    )


def _person(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=60,
        help_text=gettext_lazy("Tên đăng nhập; gõ hoặc chọn trong danh sách của đơn vị."),
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )


class KeepAccountsForm(_Scoped):
    """One new account with its first post."""

    permission = "organisations.keep_accounts"
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    unit = _unit()
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    starts_on = day(gettext_lazy("Giữ chức vụ từ ngày"))
    title = forms.CharField(label=gettext_lazy("Chức danh"), max_length=120, required=False)
    email = forms.EmailField(label=gettext_lazy("Thư điện tử"), required=False)
    phone = forms.CharField(label=gettext_lazy("Điện thoại"), max_length=30, required=False)
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Để trống thì chương trình đặt theo tên, ví dụ hanhnt."),
    )


class ImportAccountsForm(forms.Form):
    """A filled-in template."""

    table = file(gettext_lazy("Danh sách tài khoản (.xlsx)"), ".xlsx,.csv")


class UnitSettingsForm(forms.Form):
    """The day from which units of a file stand, and whether their heads get accounts."""

    starts_on = day(
        gettext_lazy("Có từ ngày"),
        help_text=gettext_lazy("Ngày sớm nhất mà chương trình cần biết các đơn vị này."),
    )
    accounts = forms.BooleanField(
        label=gettext_lazy("Lập luôn tài khoản cho người đứng đầu và in phiếu"), required=False, initial=True
    )


class ImportUnitsForm(UnitSettingsForm):
    """The same with the filled-in template."""

    table = file(gettext_lazy("Danh sách đơn vị (.xlsx)"), ".xlsx,.csv")


class GivePostForm(_Scoped):
    """A role for someone who has an account."""

    person = _person(gettext_lazy("Người giữ chức vụ"))
    unit = _unit()
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    starts_on = day(gettext_lazy("Từ ngày"))
    ends_on = day(gettext_lazy("Thôi từ ngày (nếu đã biết)"), required=False)


class EndPostForm(forms.Form):
    ends_on = day(
        gettext_lazy("Thôi từ ngày"), help_text=gettext_lazy("Từ chính ngày này người ấy không còn vào được nữa.")
    )


class HandOverForm(_Scoped):
    person = _person(gettext_lazy("Người nhận bàn giao"))
    on = day(
        gettext_lazy("Ngày bàn giao"),
        help_text=gettext_lazy("Từ chính ngày này người trước thôi, người sau bắt đầu."),
    )


class DeputiseForm(_Scoped):
    """Both days are days of deputising; the post ends on the day after."""

    person = _person(gettext_lazy("Người thay mặt"))
    starts_on = day(gettext_lazy("Từ ngày"))
    last_day = day(gettext_lazy("Đến hết ngày"))

    @property
    def ends_on(self) -> Any:
        return self.cleaned_data["last_day"] + timedelta(days=1)


class AuditForm(forms.Form):
    """Filters of the audit, kept in the address."""

    actor = forms.CharField(label=gettext_lazy("Tên đăng nhập"), required=False)
    verb = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)
    unit = forms.CharField(label=gettext_lazy("Mã đơn vị"), required=False)
    since = day(gettext_lazy("Từ ngày"), required=False)
    until = day(gettext_lazy("Đến ngày"), required=False)
