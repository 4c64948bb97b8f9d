"""A follow-up and a place of learning, in words. No answer is chosen beforehand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.models import FollowUp, Placement
from tuoitho.cases.models.reports import Answer
from tuoitho.organisations.forms.fields import day

ENDED = [(code, words) for code, words in FollowUp.Ended.choices if code != FollowUp.Ended.NEW_PLAN]


class RecordFollowUpForm(forms.Form):
    done_on = day(_("Ngày theo dõi"))
    saw = forms.CharField(label=_("Đã gặp ai"), max_length=200)
    working = forms.ChoiceField(
        label=_("Em còn làm việc trái quy định không?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    schooling = forms.ChoiceField(
        label=_("Em có đang đi học hoặc học nghề không?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    safe = forms.ChoiceField(label=_("Em có an toàn không?"), choices=Answer.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Ghi thêm"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class SkipFollowUpForm(forms.Form):
    note = forms.CharField(label=_("Vì sao bỏ qua"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class EndFollowUpsForm(forms.Form):
    because = forms.ChoiceField(label=_("Lý do dừng theo dõi"), choices=ENDED, widget=forms.RadioSelect)


class StartPlacementForm(forms.Form):
    kind = forms.ChoiceField(label=_("Loại hình học"), choices=Placement.Kind.choices, widget=forms.RadioSelect)
    place = forms.CharField(label=_("Học ở đâu"), max_length=200, help_text=_("Tên trường, lớp hoặc cơ sở dạy nghề."))
    starts_on = day(_("Bắt đầu từ ngày"))


class ConfirmPlacementForm(forms.Form):
    attending_on = day(_("Ngày biết chắc em còn học"))


class LeavePlacementForm(forms.Form):
    left_on = day(_("Thôi học từ ngày"))
    because = forms.ChoiceField(label=_("Lý do thôi học"), choices=Placement.Left.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Ghi thêm"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
