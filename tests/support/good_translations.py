"""Paragraphs in both languages, translated with the liberties that a good translator takes: nothing is wrong with them."""

from __future__ import annotations

GOOD: dict[str, tuple[str, str]] = {
    "a signing with a Japanese university": (
        "Sáng 5/3, tại TP Đà Nẵng, Bệnh viện Phụ sản - Nhi Đà Nẵng và Trường Đại học Nagasaki (Nhật Bản) đã ký kết biên bản ghi "
        "nhớ hợp tác giai đoạn 2025 - 2029. Theo đó, mỗi năm phía Nhật Bản sẽ tiếp nhận 5 bác sĩ và 10 điều dưỡng của bệnh viện "
        "sang học tập ngắn hạn từ 3 đến 6 tháng.",
        "On the morning of 5 March, in Da Nang, the Da Nang Hospital for Women and Children and Nagasaki University, Japan, signed "
        "a memorandum of understanding on cooperation for 2025–2029. Under it, the Japanese side will each year take in five of the "
        "hospital's doctors and ten nurses for short courses of three to six months.",
    ),
    "figures and money": (
        "Tổng mức đầu tư của dự án là 1.250 tỷ đồng, trong đó vốn ngân sách trung ương chiếm 60%, còn lại là vốn địa phương. Bệnh "
        "viện mới có quy mô 500 giường, diện tích xây dựng gần 4,5 ha, dự kiến hoàn thành vào quý III/2026.",
        "The project will cost VND1.25 trillion, 60 per cent of it from the central budget and the rest from local funds. The new "
        "hospital, with 500 beds on nearly 4.5 hectares, is due to be finished in the third quarter of 2026.",
    ),
    "a visit told with pronouns": (
        "Bà Nguyễn Thị Hồng Vân, Giám đốc Sở Y tế tỉnh Thanh Hóa, cho biết ngành y tế tỉnh còn nhiều khó khăn. Bà Nguyễn Thị Hồng "
        "Vân bày tỏ mong muốn được các chuyên gia của bệnh viện tiếp tục giúp đỡ.",
        "Ms Nguyen Thi Hong Van, Director of the Thanh Hoa Provincial Department of Health, said that the province's health sector "
        "still faced many difficulties. She hoped for the continued help of the hospital's experts.",
    ),
    "free medical examinations": (
        "Trong hai ngày 20 và 21/7, đoàn y bác sĩ tình nguyện đã khám bệnh, cấp phát thuốc miễn phí cho hơn 1.200 người dân ở ba xã "
        "vùng cao của huyện Mù Cang Chải, tỉnh Yên Bái. Nhiều cụ già trên 80 tuổi lần đầu tiên được siêu âm tim.",
        "On 20 and 21 July a group of volunteer medical staff and doctors gave free examinations and medicine to more than 1,200 "
        "people in three upland communes of Mu Cang Chai district, Yen Bai province. For many of those over 80, it was their first "
        "heart scan.",
    ),
    "quoted speech": (
        "“Chúng tôi coi đây là cơ hội rất tốt để học hỏi kinh nghiệm của các bạn Hàn Quốc”, ông Trần Văn Long, Phó Giám đốc Bệnh "
        "viện Bạch Mai, nói. Ông cho biết thêm, hai bên sẽ gặp lại nhau vào tháng tới.",
        "“We see this as a very good opportunity to learn from our Korean friends,” said Mr Tran Van Long, Deputy Director of Bach "
        "Mai Hospital. He added that the two sides would meet again next month.",
    ),
    "not and not only": (
        "Chương trình không chỉ giúp người bệnh không phải chuyển tuyến mà còn giảm chi phí điều trị. Tuy nhiên, hiện bệnh viện "
        "chưa có đủ máy chạy thận nhân tạo.",
        "The programme not only spares patients referral to a higher level but also lowers the cost of treatment. However, the "
        "hospital does not yet have enough machines for haemodialysis.",
    ),
    "a caption": (
        "Các đại biểu chụp ảnh lưu niệm tại lễ khai trương (Ảnh: Hoàng Anh)",
        "Delegates pose for a souvenir photo at the opening (Photo: Hoang Anh)",
    ),
    "merged sentences": (
        "Đoàn công tác đã đến thăm khoa Nhi. Đoàn tặng 50 suất quà cho các bệnh nhi có hoàn cảnh khó khăn. Mỗi suất trị giá 500.000 "
        "đồng.",
        "The delegation visited the paediatric department and gave 50 presents, each worth VND500,000, to young patients in hardship.",
    ),
    "a split sentence": (
        "Tại buổi làm việc, Chủ tịch UBND tỉnh Quảng Ninh đánh giá cao những kết quả hợp tác giữa hai bên trong thời gian qua, đồng "
        "thời đề nghị Bệnh viện Bạch Mai tiếp tục hỗ trợ tỉnh đào tạo nguồn nhân lực chất lượng cao, nhất là ở các chuyên ngành tim "
        "mạch, ung bướu và hồi sức.",
        "At the working session, the Chairman of the Quang Ninh Provincial People's Committee spoke highly of what the two sides had "
        "achieved together in recent times. He asked Bach Mai Hospital to go on helping the province to train highly qualified staff, "
        "above all in cardiology, oncology and intensive care.",
    ),
    "ordinals and anniversaries": (
        "Đây là năm thứ ba liên tiếp chương trình được tổ chức, nhân kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam (27/2/1955 - 27/2/2025). "
        "Lần đầu tiên có sự tham gia của sinh viên đến từ năm trường đại học.",
        "This is the third year in a row that the programme has been held, marking the 70th anniversary of Vietnamese Doctors' Day "
        "(27 February 1955 – 27 February 2025). Students from five universities are taking part for the first time.",
    ),
    "hundreds and thousands": (
        "Hàng nghìn người dân đã được tiêm vắc xin, trong đó có hàng trăm trẻ em dưới 5 tuổi. Khoảng một nửa số ca mắc là người cao "
        "tuổi.",
        "Thousands of people have been vaccinated, among them hundreds of children under five. About half of the cases are elderly.",
    ),
    "a turned sentence": (
        "Tiếp đoàn có ông Lê Quang Huy, Phó Chủ tịch UBND tỉnh Bắc Giang và lãnh đạo các sở, ngành liên quan.",
        "The delegation was received by Mr Le Quang Huy, Vice Chairman of the Bac Giang Provincial People's Committee, and leaders of "
        "the provincial departments and sectors concerned.",
    ),
    "a percentage and a comparison": (
        "So với cùng kỳ năm 2023, số bệnh nhân phải chuyển tuyến giảm 12,5%, từ 3.420 xuống còn 2.993 ca.",
        "Compared with the same period of 2023, the number of patients referred fell by 12.5%, from 3,420 to 2,993.",
    ),
    "a plain address": (
        "Mọi thông tin xin liên hệ Phòng Kế hoạch tổng hợp, điện thoại 0203 3846 566, hoặc truy cập https://benhvien.vn/tin/2024.",
        "For further information please contact the General Planning Division, telephone 0203 3846 566, or see "
        "https://benhvien.vn/tin/2024.",
    ),
    "times of day": (
        "Vào lúc 8 giờ 30 sáng thứ Hai, 14/10, kíp mổ gồm bốn bác sĩ đã bắt đầu ca phẫu thuật kéo dài hơn 6 giờ đồng hồ.",
        "At 8:30 a.m. on Monday, 14 October, a team of four surgeons began an operation that lasted more than six hours.",
    ),
    "Việt - Hàn": (
        "Quan hệ Việt - Hàn không ngừng phát triển. Kim ngạch thương mại song phương năm 2024 đạt 81,5 tỷ USD, tăng 7,3% so với năm "
        "trước.",
        "Relations between Vietnam and South Korea keep growing. Two-way trade reached US$81.5 billion in 2024, up 7.3 per cent on "
        "the year before.",
    ),
    "a free summary of thanks": (
        "Thay mặt lãnh đạo tỉnh, đồng chí Phạm Đức Ấn trân trọng cảm ơn tình cảm và sự giúp đỡ quý báu mà Bệnh viện Bạch Mai đã dành "
        "cho nhân dân các dân tộc tỉnh Hà Giang.",
        "On behalf of the provincial leaders, Pham Duc An warmly thanked Bach Mai Hospital for the kindness and invaluable help it has "
        "shown the people of all ethnic groups in Ha Giang.",
    ),
    "everyday words that look like numbers": (
        "Những năm gần đây, bệnh viện đầu tư nhiều tư liệu quý, một số máy móc đã cũ. Ba mẹ bệnh nhi được bố trí chỗ nghỉ; hằng năm, "
        "cứ đến tháng Chạp, bà con lại đến tặng quà.",
        "In recent years the hospital has invested in many valuable materials; some of its machines are old. Parents of young patients "
        "are given a place to rest, and every year in December local people come with gifts.",
    ),
    "a resolution and a code": (
        "Nghị quyết số 72-NQ/TW của Bộ Chính trị nêu rõ yêu cầu nâng cao sức khỏe nhân dân. Dịch COVID-19 cho thấy vai trò của y tế cơ "
        "sở.",
        "Resolution No. 72-NQ/TW of the Politburo clearly calls for better health for the people. The COVID-19 epidemic showed the part "
        "played by grassroots health care.",
    ),
    "a headline in full": (
        "Khánh thành Bệnh viện Đa khoa tỉnh Hà Tĩnh cơ sở 2 với 300 giường bệnh",
        "Second campus of Ha Tinh Provincial General Hospital opens with 300 beds",
    ),
    "an older register": (
        "Chiều cùng ngày, đoàn đại biểu cấp cao nước Cộng hòa Dân chủ Nhân dân Lào do Bộ trưởng Bộ Y tế dẫn đầu đã tới thăm Học viện Quân "
        "y, nơi hơn 200 học viên Lào đang theo học.",
        "On the afternoon of the same day, a high-level delegation from Laos led by the Minister of Health visited the Vietnam Military "
        "Medical University, where more than 200 Lao students are enrolled.",
    ),
    "a tight list": (
        "Bệnh viện đã làm chủ các kỹ thuật: mổ tim hở, ghép thận, can thiệp mạch vành, đặt stent động mạch cảnh; riêng năm 2024 thực hiện "
        "thành công 15 ca ghép thận.",
        "The hospital has mastered open-heart surgery, kidney transplants, coronary intervention and carotid stenting; in 2024 alone it "
        "carried out 15 kidney transplants successfully.",
    ),
    "a story told warmly": (
        "Chị Giàng Thị Mỷ, 32 tuổi, ở xã Lũng Cú, không giấu nổi xúc động khi đón con trai trở về sau ca mổ. “Nếu không có các bác sĩ Hà "
        "Nội thì tôi không biết phải làm sao”, chị nói.",
        "Giang Thi My, 32, of Lung Cu commune, could not hide her emotion as she welcomed her son back after the operation. “Without the "
        "doctors from Hanoi I would not have known what to do,” she said.",
    ),
    "kilometres and a road": (
        "Trạm y tế cách trung tâm huyện 45 km, đường đi lại khó khăn, mùa mưa thường xuyên sạt lở.",
        "The health station lies 45 kilometres from the district centre, on a difficult road that is often cut by landslides in the rainy "
        "season.",
    ),
}
