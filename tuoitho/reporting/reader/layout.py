"""Where things stand in the workbook of the yearly report: one truth for whoever writes it and whoever reads it."""

FORM = "bao-cao-nam"
FORM_VERSION = "1"

FIGURES, ACTIVITIES, REPORT = "Số liệu", "Hoạt động", "Báo cáo"
HEADS = {
    FIGURES: ("Mã", "Nội dung", "Số người (ít nhất)", "Nhiều nhất, nếu chỉ biết khoảng"),
    ACTIVITIES: (
        "Mã",
        "Tên hoạt động",
        "Ngày",
        "Loại",
        "Hình thức",
        "Mục của kế hoạch",
        "Học sinh (lượt)",
        "Cán bộ, giáo viên (lượt)",
        "Cha mẹ, người chăm sóc (lượt)",
    ),
    REPORT: ("Mã", "Mục", "Nội dung", "Không phát sinh"),
}
# Columns of the activities sheet that hold heads → audience.
AUDIENCES = {6: "pupils", 7: "staff", 8: "caregivers"}
TICK = "x"
# Words of the drop-down lists → codes of activities.
KINDS = {"Truyền thông": "communication", "Tập huấn": "training", "Họp phối hợp": "meeting", "Khác": "other"}
CHANNELS = {
    "Trực tiếp": "direct",
    "Sinh hoạt lớp": "class_meeting",
    "Họp cha mẹ học sinh": "parent_meeting",
    "Sinh hoạt dưới cờ": "flag_ceremony",
    "Trang web nhà trường": "website",
    "Nhóm lớp": "class_chat",
    "eNetViet": "enetviet",
    "Tờ rơi, tờ gấp, áp phích": "leaflet",
    "Phát thanh, báo chí, mạng xã hội": "media",
    "Hình thức sáng tạo nghệ thuật": "arts",
}
