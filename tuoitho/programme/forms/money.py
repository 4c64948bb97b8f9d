"""Money as people type it, into clean values."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tuoitho.programme.forms.amounts import Dated, DongField, PaperForm, SumForm, Tasks, source_field, task_field
from tuoitho.programme.models import Donor, Pledge
from tuoitho.programme.reader.amounts import DONG


class BudgetForm(forms.Form):
    """What is planned for a task from a source."""

    vnd = DongField()
    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=200, required=False)
    field_order = ("clause", "source", "vnd", "note")

    def __init__(self, tasks: Tasks, data: Any = None, **initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["clause"] = task_field(tasks)
        self.fields["source"] = source_field()
        self.order_fields(self.field_order)


class DonorForm(forms.Form):
    """Who gives."""

    name = forms.CharField(label=gettext_lazy("Tên tổ chức, doanh nghiệp hoặc cá nhân"), max_length=200)
    abroad = forms.ChoiceField(
        label=gettext_lazy("Tiền đến từ"),
        choices=[("no", gettext_lazy("Trong nước")), ("yes", gettext_lazy("Nước ngoài"))],
        widget=forms.RadioSelect,
    )
    contact = forms.CharField(
        label=gettext_lazy("Liên hệ"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Người liên hệ, điện thoại, thư điện tử. Được niêm phong, chỉ người có quyền mở."),
    )

    @property
    def words(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["name"], "abroad": said["abroad"] == "yes", "contact": said["contact"]}


class PledgeForm(SumForm, Dated):
    """What a donor promises."""

    note = forms.CharField(label=gettext_lazy("Ghi chú"), max_length=200, required=False)

    def __init__(self, tasks: Tasks, at: datetime, data: Any = None) -> None:
        super().__init__(at, data)
        self.fields["clause"] = task_field(tasks, whole=True)
        self.order_fields(("amount", "currency", "rate", "rate_on", "rate_source", "on", "clause"))


class IncomeForm(PaperForm, SumForm, Dated):
    """Money that came in. `chosen`: the pledge it fulfils."""

    def __init__(
        self,
        tasks: Tasks,
        donor: Donor | None,
        pledges: Iterable[Pledge],
        at: datetime,
        data: Any = None,
        files: Any = None,
        pledge: str = "",
    ) -> None:
        super().__init__(at, data, files)
        self.pledges = {str(one.key): one for one in pledges}
        self.fields["clause"] = task_field(tasks, whole=True)
        if donor is None:
            for name in ("currency", "rate", "rate_on", "rate_source"):
                self.fields[name].widget = forms.HiddenInput()
                self.fields[name].required = False
        if self.pledges:
            choices = [(key, f"{one.pledged_on:%d/%m/%Y}: {one.in_words}") for key, one in self.pledges.items()]
            self.fields["pledge"] = forms.ChoiceField(
                label=gettext_lazy("Theo cam kết"),
                choices=[("", gettext_lazy("Không theo cam kết nào")), *choices],
                required=False,
                initial=pledge,
            )
        self.order_fields(
            ("pledge", "amount", "currency", "rate", "rate_on", "rate_source", "on", "clause", "paper", "file")
        )

    def clean_currency(self) -> str:
        return self.cleaned_data["currency"] or DONG

    @property
    def chosen(self) -> Pledge | None:
        return self.pledges.get(self.cleaned_data.get("pledge", ""))


class SpendingForm(PaperForm, Dated):
    """Money that went out: on a task, or back to whoever gave it (`back`)."""

    vnd = DongField()
    purpose = forms.CharField(label=gettext_lazy("Chi việc gì"), max_length=200)

    def __init__(
        self,
        tasks: Tasks,
        donor: Donor | None,
        at: datetime,
        data: Any = None,
        files: Any = None,
        *,
        back: bool = False,
    ) -> None:
        super().__init__(at, data, files)
        if donor is None:
            self.fields["source"] = source_field()
        if back:
            self.fields["purpose"].label = gettext_lazy("Vì sao trả lại")
        else:
            self.fields["clause"] = task_field(tasks)
        self.order_fields(("source", "clause", "vnd", "on", "purpose", "paper", "file"))

    @property
    def words(self) -> dict[str, Any]:
        """What both verbs take alike."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in ("source", "purpose") if name in self.fields}
        return {**said, "voucher": self.voucher, "once": self.key}


class BecauseForm(forms.Form):
    """Why an entry is taken back, or a promise."""

    because = forms.CharField(label=gettext_lazy("Lý do"), max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
