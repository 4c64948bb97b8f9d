"""Names of the places: the 17 wards of 2021 are facts (law.md § 9), every school, group and street is invented."""


def _list(text: str) -> list[str]:
    return [" ".join(name.split()) for name in text.split(",")]


WARDS = _list(
    "Vạn Phúc, Mộ Lao, Văn Quán, Hà Cầu, La Khê, Quang Trung, Nguyễn Trãi, Yết Kiêu, Phúc La, Kiến Hưng, Phú La, "
    "Phú Lương, Phú Lãm, Dương Nội, Yên Nghĩa, Đồng Mai, Biên Giang"
)
PRESCHOOLS = _list(
    """Hoa Sữa, Ánh Sao, Cánh Diều, Chong Chóng, Bống Bang, Cầu Vồng Nhỏ, Hạt Dẻ, Đom Đóm, Chuồn Chuồn, Mây Trắng,
    Trăng Non, Nắng Sớm, Hoa Cải, Hoa Xoan, Quả Thị, Cỏ Ba Lá, Bồ Câu Trắng, Thỏ Ngọc, Sóc Nâu, Ong Vàng, Bướm Vàng,
    Chim Khuyên, Sẻ Nâu, Lá Non, Mầm Biếc, Búp Bàng, Hoa Bưởi, Hoa Nhài, Hoa Cau, Hoa Mướp, Hoa Râm Bụt, Tuổi Ngoan,
    Bé Chăm, Bạn Nhỏ, Vườn Cổ Tích, Trống Cơm, Đèn Lồng, Đèn Ông Sao, Thuyền Giấy, Bập Bênh, Ô Ăn Quan, Dung Dăng,
    Kẹo Dẻo, Bong Bóng, Giọt Sương, Tiếng Gà, Chú Cuội, Sáo Trúc, Vành Khuyên, Tò He, Bánh Đa, Hạt Gạo, Hoa Chuối,
    Mưa Bóng Mây, Rau Má, Lá Lốt"""
)
PRIMARIES = _list(
    """Vườn Xanh, Hoa Gạo, Bến Nước, Đồng Lúa, Cây Đa, Giếng Ngọc, Sân Đình, Luỹ Tre, Cầu Tre, Bờ Đê, Gió Nồm,
    Mưa Rào, Nắng Hạ, Mùa Thu, Mùa Gặt, Trang Sách, Ngọn Bút, Chữ Đẹp, Chăm Ngoan, Lễ Phép, Thật Thà, Dũng Cảm,
    Nhân Ái, Sẻ Chia, Chuyên Cần, Kiên Nhẫn, Khiêm Nhường, Hiếu Thảo, Thảo Nguyên, Đồi Chè, Rừng Thông, Suối Trong,
    Hồ Sen Nhỏ, Đầm Súng, Hoa Mua, Hoa Lau, Phượng Đỏ, Bằng Lăng, Sấu Xanh, Long Não, Bồ Đề, Hàng Bàng, Ngõ Trúc,
    Bóng Mát"""
)
LOWER_SECONDARIES = _list(
    """Đồng Cỏ, Sông Nhuệ, Đồi Thông, Bến Đò, Cánh Buồm, Hải Đăng, Chân Trời, Đường Xa, Núi Biếc, Biển Khơi,
    Thác Bạc, Sao Hôm, Trí Đức, Minh Tâm, Chí Thành, Tín Nghĩa, Nhân Hậu, Trung Thực, Cần Mẫn, Ôn Hoà, Khoan Dung,
    Tự Lập, Tự Tin, Sáng Tạo, Khát Vọng, Ước Mơ, Niềm Tin, Hoà Thuận, An Nhiên, Gió Đông, Mạch Nguồn, Ngàn Hoa,
    Phù Sa, Hừng Đông, Cung Đàn, Bậc Thềm, Vững Bước, Lối Mở"""
)
GROUPS = _list(
    """Bắp Ngô, Bí Đỏ, Cà Rốt, Củ Lạc, Dâu Tây, Đậu Biếc, Hạt Sen, Hạt Vừng, Hạt Mít, Khoai Lang, Mận Chín, Măng Tre,
    Me Chua, Mơ Vàng, Nho Xanh, Ổi Đào, Quả Bơ, Quả Na, Quýt Hồng, Táo Đỏ, Su Hào, Thanh Long, Xoài Vàng, Bưởi Hồng,
    Chuối Ngự, Dưa Hấu, Mướp Hương, Nhãn Lồng, Vải Chín, Sim Tím, Gấu Bông, Mèo Con, Cún Con, Thỏ Trắng, Nai Vàng,
    Voi Con, Khỉ Con, Hươu Sao, Cá Vàng, Rùa Con, Ếch Xanh, Ve Con, Dế Trũi, Kiến Nhỏ, Bọ Rùa, Tôm Nhỏ, Cua Con,
    Ốc Sên, Sao Biển, Cá Heo, Chim Sâu, Cò Trắng, Vạc Con, Sáo Nâu, Chào Mào, Két Xanh, Gà Tơ, Ngỗng Trắng, Vịt Bầu,
    Nhím Con, Tằm Dâu, Lúa Nếp"""
)
STREETS = _list(
    "phố Hoa Mộc, phố Cầu Ao, phố Giếng Đình, phố Lá Sen, phố Bến Tằm, phố Đồng Chiêm, phố Hàng Tơ, phố Ngói Đỏ, "
    "phố Gốc Đề, phố Bờ Tre, phố Mây Tre, phố Cổng Làng"
)

# Where each ward's schools go on 1 July 2025: mostly to the first, some to the second. Which part of an old ward went
# where is known by residential group only (law.md § 9); this table is an illustration.
NEW_WARDS = {"HN-P1": "Hà Đông", "HN-P2": "Dương Nội", "HN-P3": "Yên Nghĩa", "HN-P4": "Phú Lương", "HN-P5": "Kiến Hưng"}
SUCCESSORS = {
    "Vạn Phúc": ("HN-P1", "HN-P1"), "Mộ Lao": ("HN-P1", "HN-P1"), "Văn Quán": ("HN-P1", "HN-P1"),
    "Hà Cầu": ("HN-P1", "HN-P5"), "La Khê": ("HN-P1", "HN-P2"), "Quang Trung": ("HN-P1", "HN-P5"),
    "Nguyễn Trãi": ("HN-P1", "HN-P1"), "Yết Kiêu": ("HN-P1", "HN-P1"), "Phúc La": ("HN-P1", "HN-P5"),
    "Kiến Hưng": ("HN-P5", "HN-P4"), "Phú La": ("HN-P5", "HN-P2"), "Phú Lương": ("HN-P4", "HN-P5"),
    "Phú Lãm": ("HN-P4", "HN-P3"), "Dương Nội": ("HN-P2", "HN-P3"), "Yên Nghĩa": ("HN-P3", "HN-P2"),
    "Đồng Mai": ("HN-P3", "HN-P4"), "Biên Giang": ("HN-P3", "HN-P3"),
}  # fmt: skip
