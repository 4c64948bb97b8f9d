"""Ten plain questions for an employer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.law.guidance import QUESTIONS

CHOICES = [("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không")), ("unsure", gettext_lazy("Chưa rõ"))]


class SelfCheckForm(forms.Form):
    """One field a question; nothing is chosen beforehand."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for number, one in enumerate(QUESTIONS, 1):
            self.fields[one.code] = forms.ChoiceField(
                label=f"{number}. {_(one.text)}",
                choices=CHOICES,
                widget=forms.RadioSelect,
                error_messages={"required": _("Hãy chọn một câu trả lời; chưa rõ cũng được.")},
            )
