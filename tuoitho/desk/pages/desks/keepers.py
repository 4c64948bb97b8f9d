"""Those who keep the installation: its administrator, and the auditor who reads its log."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tuoitho.base.audit import Verdict
from tuoitho.base.parts import Todo, local
from tuoitho.desk import queries
from tuoitho.desk.pages.desks.desk import Button, Desk, Listing, Task, short, some_names
from tuoitho.desk.pages.links import link
from tuoitho.desk.pages.search import Found
from tuoitho.desk.queries import Body
from tuoitho.organisations.models import Change, Post
from tuoitho.organisations.queries import Viewer, changes_of, posts_of, refusals_of, verify_chain

REFUSALS = 8


def administrator_desk(viewer: Viewer, post: Post) -> Desk:
    """Units, accounts, and reforms that wait to be applied."""
    bodies = queries.bodies_of(viewer)
    schools = [body for body in bodies if body.is_school]
    if not schools:
        return _first_day()
    posts = posts_of(viewer)
    headed = set(posts.filter(role="head").values_list("unit_id", flat=True))
    led = posts.filter(role="officer").exists()
    prepared = changes_of(viewer).filter(state=Change.State.PREPARED)
    accounts = posts_of(viewer).values("user_id").distinct().count()
    words = {"units": local(len(bodies), 0), "accounts": local(accounts, 0)}
    return Desk(
        _("Đơn vị và tài khoản"),
        _("%(units)s đơn vị, %(accounts)s người đang giữ chức trách.") % words,
        tasks=[*([] if led else [_officer_task()]), *_change_tasks(prepared), *_head_tasks(schools, headed)],
        quiet=_("Trường nào cũng có hiệu trưởng, không thay đổi nào đang chờ."),
        buttons=[
            Button(_("Lập tài khoản"), _("phiếu in có mã QR"), "person-plus", link("organisations:keep_accounts")),
            Button(
                _("Chuẩn bị thay đổi đơn vị"),
                _("chia, nhập, chuyển, đổi tên; xem trước rồi áp dụng"),
                "signpost-split",
                link("organisations:prepare_change"),
            ),
        ],
    )


def _first_day() -> Desk:
    return Desk(
        _("Bắt đầu"),
        _("Kho còn trống. Ba bước là đủ để phòng và các trường vào làm việc."),
        begin=[
            Button(
                _("1. Đưa danh sách đơn vị vào"),
                _("một tệp Excel cho phường, trường, nhóm trẻ"),
                "buildings",
                link("organisations:import_units"),
            ),
            Button(
                _("2. Lập tài khoản cho hiệu trưởng"),
                _("in phiếu có mã QR, trao tận tay"),
                "person-plus",
                link("organisations:import_accounts"),
            ),
            Button(
                _("3. Lập tài khoản cho chuyên viên phòng"),
                _("người ban hành kế hoạch và mở đợt báo cáo"),
                "person-badge",
                link("organisations:keep_accounts"),
            ),
        ],
    )


def _officer_task() -> Task:
    return Task(
        Todo(
            _("Chưa có chuyên viên phòng giáo dục"),
            _("Người ban hành kế hoạch và mở đợt báo cáo; chưa có thì các trường chưa bắt đầu được."),
            link("organisations:keep_accounts"),
            _("Lập tài khoản"),
            "not_enough_data",
            _("Thiếu"),
            primary=True,
        )
    )


def _change_tasks(prepared: Collection[Change]) -> list[Task]:
    return [
        Task(
            Todo(
                change.title,
                _("Đã chuẩn bị; xem trước điều sẽ đổi rồi mới áp dụng."),
                link("organisations:preview_change", key=change.key),
                _("Xem trước"),
                "waiting",
                _("Từ %(day)s") % {"day": f"{change.on_date:%d/%m/%Y}"},
            ),
            change.on_date,
        )
        for change in prepared
    ]


def _head_tasks(schools: Collection[Body], headed: Collection[int]) -> list[Task]:
    without = [short(body.name) for body in schools if body.id not in headed]
    if not without:
        return []
    title = ngettext(
        "%(count)s trường chưa có tài khoản hiệu trưởng", "%(count)s trường chưa có tài khoản hiệu trưởng", len(without)
    ) % {"count": len(without)}
    url = link("organisations:keep_accounts")
    return [
        Task(
            Todo(title, some_names(without), url, _("Lập tài khoản"), "not_enough_data", _("Thiếu"), str(len(without)))
        )
    ]


def auditor_desk(viewer: Viewer, post: Post) -> Desk:
    """Whether the chain holds, and what was refused lately."""
    verdict = verify_chain(viewer) or Verdict(True, 0)
    rows = [
        Found(one.view or one.code, f"{one.at:%d/%m/%Y %H:%M} · {one.code} · {one.status}")
        for one in refusals_of(viewer).order_by("-pk")[:REFUSALS]
    ]
    count = local(verdict.entries, 0)
    if verdict.holds:
        heading, lead = _("Nhật ký còn nguyên"), _("Đã kiểm tra %(count)s mục, từ mục đầu đến mục cuối.")
    else:
        heading, lead = _("Nhật ký bị sai"), _("Mục đầu tiên không khớp nằm sau %(count)s mục.")
    broken = Todo(
        _("Chuỗi nhật ký không khớp"),
        verdict.reason,
        link("organisations:verify_audit"),
        _("Xem chỗ sai"),
        "late",
        _("Phải báo ngay"),
        primary=True,
    )
    return Desk(
        heading,
        lead % {"count": count},
        tasks=[] if verdict.holds else [Task(broken)],
        quiet=_("Không mục nào bị sửa, bị xoá, bị đổi chỗ."),
        lists=[
            Listing(
                _("Vừa bị từ chối"),
                rows,
                link("organisations:refusals"),
                "" if rows else _("Chưa có yêu cầu nào bị từ chối."),
            )
        ],
    )
