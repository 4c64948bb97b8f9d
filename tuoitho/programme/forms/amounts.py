"""Fields and parts of the forms of money: an amount, a sum in a currency, a day, a task, a source, a paper."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.organisations.forms.fields import day
from tuoitho.programme import rules
from tuoitho.programme.actions import Voucher
from tuoitho.programme.models import Source
from tuoitho.programme.reader.amounts import DONG, MINOR_DIGITS, NotAnAmount, read_amount

LARGEST = 20 * 1024 * 1024
STARTS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
WORDS = 110
RATE_DIGITS, RATE_MOST = 6, Decimal(10) ** 9
AMOUNT_HELP = gettext_lazy("Ví dụ: 12.500.000 hoặc 12,5 triệu.")
WHOLE = gettext_lazy("Chung cho cả chương trình")
Tasks = Mapping[str, str]


def amount_of(text: str, digits: int = 0) -> Decimal:
    """The amount typed. Raises `ValidationError` with what is wrong."""
    try:
        return read_amount(text, digits)
    except NotAnAmount as wrong:
        raise forms.ValidationError(str(rules.FAULTS[wrong.fault])) from wrong


class DongField(forms.CharField):
    """An amount of đồng, as people write it."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})
        label = gettext_lazy("Số tiền (đồng)")
        super().__init__(label=label, max_length=40, help_text=AMOUNT_HELP, widget=widget, **options)

    def clean(self, value: Any) -> int:
        return int(amount_of(str(super().clean(value))))


def task_field(tasks: Tasks, *, whole: bool = False) -> forms.ChoiceField:
    """Which task of the plan. `whole`: money for none of them in particular is an answer too."""
    first = [("", WHOLE if whole else gettext_lazy("Chọn một nhiệm vụ"))]
    said = [(address, f"{address} {Truncator(words).chars(WORDS)}") for address, words in tasks.items()]
    none = "" if tasks else _("Đơn vị và cấp trên chưa có kế hoạch đã ban hành nên chưa có nhiệm vụ để chọn.")
    return forms.ChoiceField(
        label=gettext_lazy("Nhiệm vụ của kế hoạch"), choices=[*first, *said], required=not whole, help_text=none
    )


def source_field(sources: Iterable[Source] = tuple(Source)) -> forms.ChoiceField:
    """From which source; nothing is chosen beforehand."""
    choices = [(source.value, source.label) for source in sources]
    return forms.ChoiceField(label=gettext_lazy("Nguồn"), choices=choices, widget=forms.RadioSelect)


class PaperForm(forms.Form):
    """The paper that shows an amount. After `is_valid`: `voucher`."""

    paper = forms.CharField(
        label=gettext_lazy("Số chứng từ"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Số phiếu thu, phiếu chi, uỷ nhiệm chi hoặc hoá đơn."),
    )
    file = forms.FileField(
        label=gettext_lazy("Bản quét chứng từ (.pdf, .jpg, .png)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"empty": gettext_lazy("Tệp rỗng, không có gì để đọc.")},
    )
    content = b""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("Tệp “%(name)s” lớn hơn 20 MB. Hãy quét ở độ phân giải thấp hơn.") % {"name": file.name}
            )
        self.content = file.read()
        if not self.content.startswith(STARTS):
            raise forms.ValidationError(
                _("Tệp “%(name)s” không phải là PDF, JPG hoặc PNG. Hãy quét lại thành một trong ba loại ấy.")
                % {"name": file.name}
            )
        return file

    @property
    def voucher(self) -> Voucher:
        file = self.cleaned_data["file"]
        return Voucher(self.cleaned_data["paper"].strip(), file.name if file else "", self.content)


class Dated(forms.Form):
    """A form of money that moved on a day (`on`), entered once however often it is sent."""

    on = day(gettext_lazy("Ngày"))
    once = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("on",)

    def __init__(self, at: datetime, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"once": uuid4()})
        self.at = at

    def clean_on(self) -> Any:
        on = self.cleaned_data["on"]
        if fault := rules.day_fault(on, self.at):
            raise forms.ValidationError(fault)
        return on

    @property
    def key(self) -> UUID | None:
        return self.cleaned_data["once"]


class SumForm(forms.Form):
    """An amount in a currency. After `is_valid`: `money`."""

    amount = forms.CharField(
        label=gettext_lazy("Số tiền"),
        max_length=40,
        help_text=AMOUNT_HELP,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Loại tiền"),
        choices=[(code, code) for code in MINOR_DIGITS],
        initial=DONG,
        error_messages={
            "invalid_choice": gettext_lazy(
                "Chương trình chưa biết loại tiền “%(value)s”. Hãy chọn trong danh sách, hoặc ghi số tiền đã đổi."
            )
        },
    )
    rate = forms.CharField(
        label=gettext_lazy("Tỷ giá: một đơn vị bằng bao nhiêu đồng"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi không phải tiền đồng, ví dụ 25.410,5."),
    )
    rate_on = day(gettext_lazy("Ngày của tỷ giá"), required=False)
    rate_source = forms.CharField(label=gettext_lazy("Nơi công bố tỷ giá"), max_length=200, required=False)
    money: rules.Sum

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._read(said)
        return said

    def _read(self, said: dict[str, Any]) -> None:
        currency, amount, rate = said["currency"], Decimal(0), Decimal(1)
        try:
            amount = amount_of(said["amount"], MINOR_DIGITS[currency])
        except forms.ValidationError as wrong:
            self.add_error("amount", wrong)
        if said["rate"]:
            try:
                rate = amount_of(said["rate"], RATE_DIGITS)
            except forms.ValidationError:
                self.add_error("rate", _("Chưa đọc được tỷ giá. Hãy ghi như 25.410,5."))
            if rate >= RATE_MOST:
                self.add_error("rate", _("Tỷ giá lớn quá mức có thể có. Hãy xem lại."))
        elif currency != DONG:
            self.add_error("rate", _("Tiền nước ngoài cần tỷ giá, ngày và nơi công bố tỷ giá."))
        if not self.errors:
            self.money = rules.Sum(amount, currency, rate, said["rate_on"], said["rate_source"])
            if fault := rules.sum_fault(self.money):
                self.add_error("amount" if currency == DONG and not said["rate"] else "rate", fault)
