"""The directory of services, a service given, a referral and its answer, in words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models import Referral, Service, ServiceKind
from tuoitho.organisations.forms.fields import CodeField, day
from tuoitho.organisations.models import Unit, User

CONSENTS = Referral.Consent


class ServiceForm(forms.Form):
    """What an officer says of a service. `providers`: code → unit that may be named as the provider."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Tên dịch vụ"), max_length=160)
    kind = forms.ChoiceField(label=gettext_lazy("Loại dịch vụ"), choices=ServiceKind.choices, widget=forms.RadioSelect)
    body = forms.CharField(
        label=gettext_lazy("Nơi cung cấp ngoài hệ thống"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Cơ quan, tổ chức, cơ sở; sẽ được gửi giấy."),
    )
    area = forms.CharField(label=gettext_lazy("Địa bàn phục vụ"), max_length=160, required=False)
    contact = forms.CharField(
        label=gettext_lazy("Liên hệ"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Địa chỉ, số máy của cơ quan."),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Điều kiện nhận"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    starts_on = day(gettext_lazy("Nhận từ ngày"), required=False)
    ends_on = day(gettext_lazy("Thôi nhận từ ngày"), required=False)
    field_order = ("name", "kind", "unit", "body")

    def __init__(self, *args: Any, providers: Mapping[str, Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        self.providers = providers
        names = {code: unit.name for code, unit in providers.items()}
        self.fields["unit"] = CodeField(gettext_lazy("Mã đơn vị trong hệ thống"), names, required=False)
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "unit" in said and bool(said["unit"]) == bool(said.get("body")):
            self.add_error("body", _("Ghi đúng một nơi: mã đơn vị trong hệ thống, hoặc tên nơi ngoài hệ thống."))
        begins, ends = said.get("starts_on"), said.get("ends_on")
        if begins and ends and ends <= begins:
            self.add_error("ends_on", _("Ngày thôi nhận phải sau ngày bắt đầu."))
        return said

    @property
    def words(self) -> dict[str, Any]:
        """What the actions take."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return said | {"unit": self.providers.get(said["unit"])}

    @classmethod
    def known(cls, service: Service) -> dict[str, Any]:
        """The first values of the form."""
        names = ("name", "kind", "body", "area", "contact", "conditions", "starts_on", "ends_on")
        code = service.unit.code if service.unit else ""
        return {name: getattr(service, name) for name in names} | {"unit": code, "seen": service.version}


class RecordServiceForm(StepForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại dịch vụ"), choices=ServiceKind.choices, widget=forms.RadioSelect)
    service: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Dịch vụ trong danh bạ"), queryset=None, required=False, empty_label="–"
    )
    provider = forms.CharField(label=gettext_lazy("Nơi thực hiện"), max_length=160, required=False)
    given_on = day(gettext_lazy("Ngày thực hiện"))
    note = forms.CharField(
        label=gettext_lazy("Ghi thêm"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, services: QuerySet[Service], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["service"]
        field.queryset = services  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.name} · {one.provider}"  # type: ignore[attr-defined]


class ReferForm(forms.Form):
    """What goes to a receiver. `called`: ways to name the child, as (code, words); `unit`: the receiver, and `people`
    who may be named there; both None for an outside body."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Cần dịch vụ gì"), choices=ServiceKind.choices, widget=forms.RadioSelect
    )
    body = forms.CharField(label=gettext_lazy("Cơ quan, tổ chức nhận"), max_length=160)
    to_user: forms.ModelChoiceField = forms.ModelChoiceField(
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Mọi người được giao trả lời ở đó"),
    )
    called = forms.ChoiceField(label=gettext_lazy("Gọi em là"), widget=forms.RadioSelect)
    show_age = forms.BooleanField(label=gettext_lazy("Cho nơi nhận biết tuổi"), required=False)
    asks = forms.CharField(
        label=gettext_lazy("Đề nghị nơi nhận làm gì"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    background = forms.CharField(
        label=gettext_lazy("Điều nơi nhận cần biết để làm việc ấy"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Không kể lại vụ việc, không nêu tên người khác."),
    )
    contact = forms.CharField(
        label=gettext_lazy("Liên hệ với em qua"),
        max_length=300,
        help_text=gettext_lazy("Người và cách liên hệ an toàn cho em."),
    )
    urgent = forms.BooleanField(
        label=gettext_lazy("Cấp cứu y tế hoặc báo công an: gửi ngay, không chờ ý kiến"), required=False
    )
    consent = forms.ChoiceField(
        label=gettext_lazy("Cha mẹ, người giám hộ, và em từ đủ 7 tuổi"),
        choices=CONSENTS.choices,
        widget=forms.RadioSelect,
    )
    consent_who = forms.CharField(label=gettext_lazy("Ai đồng ý, lúc nào"), max_length=300, required=False)
    override = forms.CharField(
        label=gettext_lazy("Chưa có đồng ý mà vẫn gửi, vì"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, called: list[tuple[str, str]], unit: Unit | None, people: QuerySet[User] | None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["called"].choices = called  # type: ignore[attr-defined]
        if unit is None:
            del self.fields["to_user"]
        else:
            self.fields["to_user"].label = _("Gửi riêng một người ở %(unit)s") % {"unit": unit.name}
            del self.fields["body"]
            self.fields["to_user"].queryset = people  # type: ignore[attr-defined]
            self.fields["to_user"].label_from_instance = lambda user: user.full_name  # type: ignore[attr-defined]


class _AnswerForm(forms.Form):
    """`on_paper`: an outside body answered, and its paper has a number."""

    number = forms.CharField(label=gettext_lazy("Số văn bản trả lời"), max_length=40, required=False)
    note = forms.CharField(
        label=gettext_lazy("Ghi thêm"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, on_paper: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if not on_paper:
            del self.fields["number"]


class AcceptReferralForm(_AnswerForm):
    """The receiver takes it on."""


class RefuseReferralForm(_AnswerForm):
    note = forms.CharField(
        label=gettext_lazy("Lý do từ chối"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class FinishReferralForm(forms.Form):
    given_on = day(gettext_lazy("Ngày thực hiện"))
    note = forms.CharField(
        label=gettext_lazy("Đã làm gì"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RevokeReferralForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Lý do thu hồi"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
