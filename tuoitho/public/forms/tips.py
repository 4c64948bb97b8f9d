"""Five plain questions. Only what was seen must be told; nothing is chosen beforehand."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import Answer, Report
from tuoitho.cases.models.tips import Tip
from tuoitho.documents.reading import Picture
from tuoitho.documents.reading.picture import LARGEST
from tuoitho.organisations.models import Unit

# The browser asks for these two; where it does not, a tip without them is taken all the same.
_ASKED = {"required": True}


def _line(label: Any, most: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=False,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": _("Dài quá: xin rút xuống còn %(limit_value)d chữ cái.")},
    )


class TellForm(forms.Form):
    """What someone saw. `wards`: the body above → its wards."""

    channel = Report.Channel.TIP

    saw = forms.CharField(
        label=_("1. Bạn đã thấy gì?"),
        help_text=_("Em làm việc gì, chừng mấy tuổi, có gì khiến bạn lo. Không cần biết tên."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        error_messages={
            "required": _("Hãy kể vài chữ về điều bạn thấy."),
            "max_length": _("Dài quá: xin rút xuống còn %(limit_value)d chữ cái."),
        },
    )
    ward = forms.ChoiceField(label=_("Phường"), required=False)
    place = _line(_("Chỗ nào"), 300, _("Đường, ngõ, tên quán, gần đâu."))
    seen = _line(_("3. Khi nào?"), 200, _("Ví dụ: tối thứ Bảy, chừng 9 giờ; ngày nào cũng thấy."))
    danger = forms.ChoiceField(
        label=_("4. Em ấy có đang gặp nguy hiểm ngay lúc này không?"),
        choices=Answer.choices,
        required=False,
        widget=forms.RadioSelect(attrs=_ASKED),
    )
    concern = forms.ChoiceField(
        label=_("5. Người khiến bạn lo có làm ở trường học, phường hay công an không?"),
        help_text=_("Có thì tin đi vòng qua nơi đó, người ở đó không đọc được."),
        choices=[],
        required=False,
        widget=forms.RadioSelect(attrs=_ASKED),
    )
    photo = forms.FileField(
        label=_("Ảnh"),
        required=False,
        allow_empty_file=True,
        help_text=_("Ảnh jpg, png hay webp, dưới 40 MB. Đừng chụp nếu việc đó làm bạn hay em bé gặp nguy hiểm."),
        widget=forms.FileInput(
            attrs={
                "accept": "image/jpeg,image/png,image/webp",
                "class": "form-control",
                "data-limit": LARGEST,
                "aria-describedby": "id_photo_helptext",
            }
        ),
    )
    contact = _line(
        _("Cách liên lạc với bạn"), 200, _("Chỉ người nhận tin thấy. Bỏ trống thì không ai liên lạc được với bạn.")
    )

    def __init__(self, *args: Any, wards: Mapping[str, Sequence[Unit]], **more: Any) -> None:
        super().__init__(*args, **more)
        self._wards = {ward.code: ward for group in wards.values() for ward in group}
        self.fields["ward"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Không rõ, hoặc không có trong danh sách")),
            *((above, [(ward.code, ward.name) for ward in group]) for above, group in wards.items()),
        ]
        self.fields["concern"].choices = [  # type: ignore[attr-defined]
            (Report.Concern.NONE, pgettext_lazy("who works at the school, ward or police", "Không")),
            *((value, word) for value, word in Report.Concern.choices if value != Report.Concern.NONE),
        ]

    def clean_ward(self) -> Unit | None:
        """None: not known."""
        return self._wards.get(self.cleaned_data["ward"])

    def tip(self, photo: Picture | None) -> Tip:
        """What a whole form tells."""
        words = {name: value for name, value in self.cleaned_data.items() if name != "photo"}
        return Tip(channel=self.channel, photo=photo, **words)


class AskHelpForm(TellForm):
    """A child about itself, in words of a child."""

    channel = Report.Channel.CHILD

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, label, hint in (
            ("saw", _("1. Có chuyện gì với em?"), _("Em kể sao cũng được, dài ngắn đều tốt. Không cần ghi tên.")),
            ("place", _("Chỗ nào"), _("Tên đường, ngõ, quán, hay gần trường nào.")),
            ("seen", _("3. Chuyện xảy ra khi nào?"), _("Ví dụ: hôm qua; ngày nào cũng thế.")),
            ("danger", _("4. Ngay lúc này em có đang bị đe doạ, bị đau, bị nhốt không?"), ""),
            (
                "concern",
                _("5. Người làm em sợ hay buồn có làm ở trường học, phường hay công an không?"),
                _("Có thì tin đi vòng qua nơi đó, người ở đó không đọc được."),
            ),
            ("contact", _("Liên lạc với em cách nào cho an toàn?"), _("Số nào, ai nghe, giờ nào. Bỏ trống cũng được.")),
        ):
            self.fields[name].label, self.fields[name].help_text = label, hint
        self.fields["saw"].error_messages["required"] = _("Em hãy kể vài chữ.")


class LookUpForm(forms.Form):
    code = forms.CharField(
        label=_("Mã của bạn"),
        max_length=60,
        help_text=_("16 chữ và số; chữ thường, chữ hoa, có gạch hay không đều được."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Hãy ghi mã.")},
    )
