"""Paragraphs in both languages with the liberties that a good translator takes: nothing is wrong with them."""

from __future__ import annotations

_TEXTS = """
# a signing with a Japanese university
Sáng 5/3, tại TP Đà Nẵng, Bệnh viện Phụ sản - Nhi Đà Nẵng và Trường Đại học Nagasaki (Nhật Bản) đã ký kết biên bản
  ghi nhớ hợp tác giai đoạn 2025 - 2029. Theo đó, mỗi năm phía Nhật Bản sẽ tiếp nhận 5 bác sĩ và 10 điều dưỡng của
  bệnh viện sang học tập ngắn hạn từ 3 đến 6 tháng.
On the morning of 5 March, in Da Nang, the Da Nang Hospital for Women and Children and Nagasaki University, Japan,
  signed a memorandum of understanding on cooperation for 2025–2029. Under it, the Japanese side will each year take
  in five of the hospital's doctors and ten nurses for short courses of three to six months.

# figures and money
Tổng mức đầu tư của dự án là 1.250 tỷ đồng, trong đó vốn ngân sách trung ương chiếm 60%, còn lại là vốn địa phương.
  Bệnh viện mới có quy mô 500 giường, diện tích xây dựng gần 4,5 ha, dự kiến hoàn thành vào quý III/2026.
The project will cost VND1.25 trillion, 60 per cent of it from the central budget and the rest from local funds. The
  new hospital, with 500 beds on nearly 4.5 hectares, is due to be finished in the third quarter of 2026.

# a visit told with pronouns
Bà Nguyễn Thị Hồng Vân, Giám đốc Sở Y tế tỉnh Thanh Hóa, cho biết ngành y tế tỉnh còn nhiều khó khăn. Bà Nguyễn Thị
  Hồng Vân bày tỏ mong muốn được các chuyên gia của bệnh viện tiếp tục giúp đỡ.
Ms Nguyen Thi Hong Van, Director of the Thanh Hoa Provincial Department of Health, said that the province's health
  sector still faced many difficulties. She hoped for the continued help of the hospital's experts.

# free medical examinations
Trong hai ngày 20 và 21/7, đoàn y bác sĩ tình nguyện đã khám bệnh, cấp phát thuốc miễn phí cho hơn 1.200 người dân ở
  ba xã vùng cao của huyện Mù Cang Chải, tỉnh Yên Bái. Nhiều cụ già trên 80 tuổi lần đầu tiên được siêu âm tim.
On 20 and 21 July a group of volunteer medical staff and doctors gave free examinations and medicine to more than
  1,200 people in three upland communes of Mu Cang Chai district, Yen Bai province. For many of those over 80, it
  was their first heart scan.

# quoted speech
“Chúng tôi coi đây là cơ hội rất tốt để học hỏi kinh nghiệm của các bạn Hàn Quốc”, ông Trần Văn Long, Phó Giám đốc
  Bệnh viện Bạch Mai, nói. Ông cho biết thêm, hai bên sẽ gặp lại nhau vào tháng tới.
“We see this as a very good opportunity to learn from our Korean friends,” said Mr Tran Van Long, Deputy Director of
  Bach Mai Hospital. He added that the two sides would meet again next month.

# not and not only
Chương trình không chỉ giúp người bệnh không phải chuyển tuyến mà còn giảm chi phí điều trị. Tuy nhiên, hiện bệnh
  viện chưa có đủ máy chạy thận nhân tạo.
The programme not only spares patients referral to a higher level but also lowers the cost of treatment. However,
  the hospital does not yet have enough machines for haemodialysis.

# a caption
Các đại biểu chụp ảnh lưu niệm tại lễ khai trương (Ảnh: Hoàng Anh)
Delegates pose for a souvenir photo at the opening (Photo: Hoang Anh)

# merged sentences
Đoàn công tác đã đến thăm khoa Nhi. Đoàn tặng 50 suất quà cho các bệnh nhi có hoàn cảnh khó khăn. Mỗi suất trị giá
  500.000 đồng.
The delegation visited the paediatric department and gave 50 presents, each worth VND500,000, to young patients in
  hardship.

# a split sentence
Tại buổi làm việc, Chủ tịch UBND tỉnh Quảng Ninh đánh giá cao những kết quả hợp tác giữa hai bên trong thời gian
  qua, đồng thời đề nghị Bệnh viện Bạch Mai tiếp tục hỗ trợ tỉnh đào tạo nguồn nhân lực chất lượng cao, nhất là ở
  các chuyên ngành tim mạch, ung bướu và hồi sức.
At the working session, the Chairman of the Quang Ninh Provincial People's Committee spoke highly of what the two
  sides had achieved together in recent times. He asked Bach Mai Hospital to go on helping the province to train
  highly qualified staff, above all in cardiology, oncology and intensive care.

# ordinals and anniversaries
Đây là năm thứ ba liên tiếp chương trình được tổ chức, nhân kỷ niệm 70 năm Ngày Thầy thuốc Việt Nam (27/2/1955 -
  27/2/2025). Lần đầu tiên có sự tham gia của sinh viên đến từ năm trường đại học.
This is the third year in a row that the programme has been held, marking the 70th anniversary of Vietnamese
  Doctors' Day (27 February 1955 – 27 February 2025). Students from five universities are taking part for the first
  time.

# hundreds and thousands
Hàng nghìn người dân đã được tiêm vắc xin, trong đó có hàng trăm trẻ em dưới 5 tuổi. Khoảng một nửa số ca mắc là
  người cao tuổi.
Thousands of people have been vaccinated, among them hundreds of children under five. About half of the cases are
  elderly.

# a turned sentence
Tiếp đoàn có ông Lê Quang Huy, Phó Chủ tịch UBND tỉnh Bắc Giang và lãnh đạo các sở, ngành liên quan.
The delegation was received by Mr Le Quang Huy, Vice Chairman of the Bac Giang Provincial People's Committee, and
  leaders of the provincial departments and sectors concerned.

# a percentage and a comparison
So với cùng kỳ năm 2023, số bệnh nhân phải chuyển tuyến giảm 12,5%, từ 3.420 xuống còn 2.993 ca.
Compared with the same period of 2023, the number of patients referred fell by 12.5%, from 3,420 to 2,993.

# a plain address
Mọi thông tin xin liên hệ Phòng Kế hoạch tổng hợp, điện thoại 0203 3846 566, hoặc truy cập
  https://benhvien.vn/tin/2024.
For further information please contact the General Planning Division, telephone 0203 3846 566, or see
  https://benhvien.vn/tin/2024.

# times of day
Vào lúc 8 giờ 30 sáng thứ Hai, 14/10, kíp mổ gồm bốn bác sĩ đã bắt đầu ca phẫu thuật kéo dài hơn 6 giờ đồng hồ.
At 8:30 a.m. on Monday, 14 October, a team of four surgeons began an operation that lasted more than six hours.

# Việt - Hàn
Quan hệ Việt - Hàn không ngừng phát triển. Kim ngạch thương mại song phương năm 2024 đạt 81,5 tỷ USD, tăng 7,3% so
  với năm trước.
Relations between Vietnam and South Korea keep growing. Two-way trade reached US$81.5 billion in 2024, up 7.3 per
  cent on the year before.

# a free summary of thanks
Thay mặt lãnh đạo tỉnh, đồng chí Phạm Đức Ấn trân trọng cảm ơn tình cảm và sự giúp đỡ quý báu mà Bệnh viện Bạch Mai
  đã dành cho nhân dân các dân tộc tỉnh Hà Giang.
On behalf of the provincial leaders, Pham Duc An warmly thanked Bach Mai Hospital for the kindness and invaluable
  help it has shown the people of all ethnic groups in Ha Giang.

# everyday words that look like numbers
Những năm gần đây, bệnh viện đầu tư nhiều tư liệu quý, một số máy móc đã cũ. Ba mẹ bệnh nhi được bố trí chỗ nghỉ;
  hằng năm, cứ đến tháng Chạp, bà con lại đến tặng quà.
In recent years the hospital has invested in many valuable materials; some of its machines are old. Parents of young
  patients are given a place to rest, and every year in December local people come with gifts.

# a resolution and a code
Nghị quyết số 72-NQ/TW của Bộ Chính trị nêu rõ yêu cầu nâng cao sức khỏe nhân dân. Dịch COVID-19 cho thấy vai trò
  của y tế cơ sở.
Resolution No. 72-NQ/TW of the Politburo clearly calls for better health for the people. The COVID-19 epidemic
  showed the part played by grassroots health care.

# a headline in full
Khánh thành Bệnh viện Đa khoa tỉnh Hà Tĩnh cơ sở 2 với 300 giường bệnh
Second campus of Ha Tinh Provincial General Hospital opens with 300 beds

# an older register
Chiều cùng ngày, đoàn đại biểu cấp cao nước Cộng hòa Dân chủ Nhân dân Lào do Bộ trưởng Bộ Y tế dẫn đầu đã tới thăm
  Học viện Quân y, nơi hơn 200 học viên Lào đang theo học.
On the afternoon of the same day, a high-level delegation from Laos led by the Minister of Health visited the
  Vietnam Military Medical University, where more than 200 Lao students are enrolled.

# a tight list
Bệnh viện đã làm chủ các kỹ thuật: mổ tim hở, ghép thận, can thiệp mạch vành, đặt stent động mạch cảnh; riêng năm
  2024 thực hiện thành công 15 ca ghép thận.
The hospital has mastered open-heart surgery, kidney transplants, coronary intervention and carotid stenting; in
  2024 alone it carried out 15 kidney transplants successfully.

# a story told warmly
Chị Giàng Thị Mỷ, 32 tuổi, ở xã Lũng Cú, không giấu nổi xúc động khi đón con trai trở về sau ca mổ. “Nếu không có
  các bác sĩ Hà Nội thì tôi không biết phải làm sao”, chị nói.
Giang Thi My, 32, of Lung Cu commune, could not hide her emotion as she welcomed her son back after the operation.
  “Without the doctors from Hanoi I would not have known what to do,” she said.

# kilometres and a road
Trạm y tế cách trung tâm huyện 45 km, đường đi lại khó khăn, mùa mưa thường xuyên sạt lở.
The health station lies 45 kilometres from the district centre, on a difficult road that is often cut by landslides
  in the rainy season.

# typhoon relief
Bão số 3 (Yagi) đổ bộ ngày 7/9 khiến 26 tỉnh, thành phố phía Bắc chịu thiệt hại nặng nề, ước tính hơn 81.500 tỷ
  đồng. Chỉ sau ba ngày, các đội y tế lưu động đã có mặt ở vùng ngập.
Typhoon Yagi, the third of the season, which made landfall on 7 September, did heavy damage in 26 northern provinces
  and cities, put at more than VND81.5 trillion. Only three days later, mobile medical teams were at work in the
  flooded areas.

# two provinces
UBND hai tỉnh Nghệ An và Thanh Hóa cùng Bệnh viện Bạch Mai thống nhất ký thỏa thuận hợp tác toàn diện về y tế giai
  đoạn 2024-2030.
The People's Committees of Nghe An and Thanh Hoa and Bach Mai Hospital agreed to sign a comprehensive cooperation
  agreement on health care for the years 2024 to 2030.

# posts
Dự buổi lễ có các đồng chí: Nguyễn Văn Hùng, Bí thư Tỉnh ủy; Lê Thị Thanh Hà, Phó Chủ tịch Hội đồng nhân dân tỉnh;
  Trần Minh Đức, Giám đốc Bệnh viện Việt Đức.
Attending the ceremony were Nguyen Van Hung, Secretary of the Provincial Party Committee; Le Thi Thanh Ha, Vice
  Chairwoman of the Provincial People's Council; and Tran Minh Duc, Director of Viet Duc Hospital.

# patient story
Bệnh nhân nam 54 tuổi nhập viện trong tình trạng nguy kịch. Nhờ được hội chẩn trực tuyến với các chuyên gia đầu
  ngành của Bệnh viện Bạch Mai, sau 12 ngày điều trị, sức khỏe bệnh nhân đã ổn định và được xuất viện.
The patient, a 54-year-old man, was admitted in critical condition. Thanks to an online case consultation with
  leading experts from Bach Mai Hospital, he was stable after 12 days' treatment and has gone home.

# korea visit
Nhận lời mời của Bệnh viện Veterans Busan, từ ngày 10 đến 15/11, đoàn công tác ngành y tế tỉnh Lào Cai do ông Nguyễn
  Trung Hiếu làm trưởng đoàn đã sang thăm và làm việc tại Hàn Quốc.
At the invitation of Busan Veterans Hospital, a delegation from Lao Cai's health sector headed by Mr Nguyen Trung
  Hieu visited and worked in South Korea from 10 to 15 November.

# budget
Kinh phí hỗ trợ 2 triệu USD do Chính phủ Hàn Quốc tài trợ thông qua KOICA, trong đó 1,3 triệu USD dành cho mua sắm
  trang thiết bị.
The US$2 million, of which US$1.3 million is for equipment, is a grant from the South Korean government through
  KOICA.

# statistics
Tính đến hết tháng 10, toàn tỉnh có 1.450 bác sĩ, đạt tỷ lệ 11,2 bác sĩ/10.000 dân; 100% trạm y tế xã có bác sĩ làm
  việc.
By the end of October the province had 1,450 doctors, or 11.2 for every 10,000 people, and every commune health
  station — 100 per cent — had a doctor at work.

# opinion
Theo Thứ trưởng Bộ Y tế Trần Văn Thuấn, chuyển giao kỹ thuật không thể làm trong ngày một ngày hai mà cần lộ trình
  bài bản, có như vậy tuyến dưới mới làm chủ được kỹ thuật.
Technique transfer cannot be done overnight, according to Deputy Minister of Health Tran Van Thuan; it takes a
  careful plan, and only then will the lower level master the techniques.

# schedule
Hội thảo diễn ra trong 2 ngày (từ 15 - 16/5/2025) tại Trường Đại học Y Hà Nội với 12 báo cáo chuyên đề, thu hút 350
  đại biểu trong và ngoài nước.
The two-day workshop (15–16 May 2025) at Hanoi Medical University heard 12 papers and drew 350 delegates from
  Vietnam and abroad.

# age
Hiện cả nước có khoảng 16,1 triệu người cao tuổi, chiếm hơn 16% dân số; dự báo đến năm 2036 Việt Nam sẽ bước vào
  thời kỳ dân số già.
Vietnam now has some 16.1 million elderly people, more than 16% of the population, and is forecast to become an aged
  society by 2036.

# gift
Nhân dịp này, bệnh viện trao tặng 01 máy siêu âm và 03 máy điện tim trị giá 850 triệu đồng cho Trạm Y tế xã Tả Van.
On this occasion the hospital gave the health station of Ta Van commune an ultrasound scanner and three
  electrocardiographs, together worth VND850 million.

# france
Giáo sư Jean-Marc Dupont, chuyên gia tim mạch người Pháp, đã trực tiếp cầm tay chỉ việc cho ê-kíp bác sĩ trẻ của
  bệnh viện.
Professor Jean-Marc Dupont, a French heart specialist, gave the hospital's team of young doctors direct, hands-on
  training.

# weather
Không khí buổi lễ trang trọng, ấm áp. Mặc dù trời mưa, hàng trăm người vẫn có mặt từ sáng sớm.
The ceremony was dignified and warm. Despite the rain, hundreds of people were there from early morning.

# history
Được thành lập năm 1911 với tên gọi Nhà thương Cống Vọng, Bệnh viện Bạch Mai nay là bệnh viện đa khoa hạng đặc biệt
  với hơn 3.000 cán bộ, nhân viên và 56 đơn vị trực thuộc.
Founded in 1911 as the Cong Vong Hospice, Bach Mai is today a general hospital of special grade, with more than
  3,000 staff and 56 units.

# thanks
Ông Kim Jin Bae cảm ơn lãnh đạo tỉnh Bình Dương đã dành thời gian tiếp đoàn và cho biết sẽ sớm quay trở lại.
Mr Kim Jin Bae thanked the leaders of Binh Duong province for taking the time to receive the delegation and said he
  would soon be back.

# commitment
Hai bên cam kết: mỗi quý tổ chức ít nhất một buổi sinh hoạt khoa học trực tuyến; hằng năm cử 4 - 6 lượt bác sĩ đi
  đào tạo; chia sẻ dữ liệu khi có yêu cầu.
The two sides undertook to hold at least one online scientific session a quarter, to send doctors for training four
  to six times a year, and to share data on request.

# half year
6 tháng đầu năm 2024, bệnh viện tiếp nhận 45.000 lượt khám, tăng gấp rưỡi so với cùng kỳ; số ca phẫu thuật tăng gấp
  đôi.
In the first half of 2024 the hospital handled 45,000 consultations, half as many again as a year earlier, and twice
  as many operations.

# merger
Từ ngày 1/7/2025, sau khi sáp nhập với Yên Bái, tỉnh Lào Cai có 99 đơn vị hành chính cấp xã, diện tích 13.257 km2.
Since 1 July 2025, when it merged with Yen Bai, Lao Cai province has had 99 communes and wards over 13,257 square
  kilometres.

# training
Khóa đào tạo kéo dài từ tháng 9 năm nay đến hết tháng 2 năm sau, chia làm ba đợt, mỗi đợt hai tuần.
The course runs from September this year until the end of February next year in three parts of two weeks each.

# ministers
Thủ tướng Phạm Minh Chính nhấn mạnh: “Sức khỏe là vốn quý nhất của con người, không có sức khỏe thì không có gì cả”.
Prime Minister Pham Minh Chinh stressed: “Health is a person's most precious asset; without health there is
  nothing.”

# opening
Sáng 22/8, Bệnh viện Sản Nhi tỉnh Quảng Ninh khánh thành khối nhà điều trị 7 tầng, tổng vốn đầu tư trên 300 tỷ đồng.
  Phát biểu tại buổi lễ, bà Nguyễn Thị Hạnh, Phó Chủ tịch UBND tỉnh, đề nghị bệnh viện sớm đưa công trình vào sử
  dụng.
On the morning of 22 August the Quang Ninh Obstetrics and Paediatrics Hospital opened a seven-storey treatment block
  that cost over VND300 billion. Speaking at the ceremony, Ms Nguyen Thi Hanh, Vice Chairwoman of the Provincial
  People's Committee, asked the hospital to put it to use soon.

# telemedicine
Đề án khám, chữa bệnh từ xa đã kết nối hơn 1.500 điểm cầu trong cả nước, giúp hàng nghìn ca bệnh khó được hội chẩn
  kịp thời mà không cần chuyển lên tuyến trên.
The telehealth scheme for medical examination and treatment now links more than 1,500 sites across the country, so
  that thousands of difficult cases have had timely case consultations without being moved to a higher level.

# interview
Trả lời phóng viên, bác sĩ Lò Văn Thắng, Trưởng khoa Cấp cứu, cho hay: trước đây, mỗi tháng khoa phải chuyển 30 - 40
  ca; nay con số ấy chỉ còn 5, 6 ca.
Asked by our reporter, Dr Lo Van Thang, head of the emergency department, said that the department used to refer 30
  to 40 cases a month; now it is only five or six.

# sport
Giải chạy thu hút gần 5.000 vận động viên đến từ 25 quốc gia và vùng lãnh thổ, tranh tài ở bốn cự ly 5 km, 10 km, 21
  km và 42 km.
The race drew nearly 5,000 runners from 25 countries and territories over four distances: 5 km, 10 km, 21 km and 42
  km.

# condolence
Vụ tai nạn xảy ra lúc 23h15 ngày 2/9 trên quốc lộ 1A, đoạn qua tỉnh Bình Thuận, làm 3 người chết và 12 người bị
  thương, trong đó có hai trẻ em.
The accident, at 11:15 p.m. on 2 September on National Highway 1A in Binh Thuan province, left three dead and 12
  injured, two of them children.

# plan
Theo kế hoạch, đến năm 2030, Hà Nội phấn đấu đạt 35 giường bệnh và 16 bác sĩ trên 10.000 dân; tỷ lệ người dân tham
  gia bảo hiểm y tế đạt trên 95%.
By 2030 Hanoi plans to have 35 hospital beds and 16 doctors for every 10,000 people, with over 95% of the population
  covered by health insurance.

# singapore
Đoàn Singapore do Giáo sư Tan Wei Ming dẫn đầu đã trao đổi với lãnh đạo Bệnh viện Đà Nẵng về kinh nghiệm quản lý
  bệnh viện thông minh.
The Singaporean delegation, headed by Professor Tan Wei Ming, shared its experience of running a smart hospital with
  the leaders of Da Nang Hospital.

# no change
Giá dịch vụ khám bệnh không thay đổi so với năm ngoái.
Consultation fees are the same as last year.

# negative
Không ai bị thương. Công ty không đưa ra bình luận nào.
Nobody was hurt. The company declined to comment.

# unusual
Bà con ở bản Nậm Khắt vẫn quen gọi anh là “bác sĩ của núi rừng”.
The people of Nam Khat village still call him “the doctor of the mountains”.

# economics
GRDP của tỉnh tăng 8,05%; thu ngân sách đạt 12.345 tỷ đồng, bằng 112% dự toán.
The province's GRDP grew by 8.05%, and budget revenue came to VND12.345 trillion, 112% of the estimate.

# lao
Chủ tịch nước Lào Thongloun Sisoulith gửi điện mừng nhân kỷ niệm 60 năm ngày thiết lập quan hệ ngoại giao Việt - Lào
  (5/9/1962 - 5/9/2022).
Lao President Thongloun Sisoulith sent congratulations on the 60th anniversary of diplomatic relations between
  Vietnam and Laos (5 September 1962 – 5 September 2022).

# donation
Ngân hàng TMCP Công thương Việt Nam (VietinBank) tài trợ 10 xe cứu thương cho 5 huyện nghèo.
VietinBank donated ten ambulances to five poor districts.

# doctors day
Nhân Ngày Thầy thuốc Việt Nam 27/2, Chủ tịch UBND TP Hải Phòng đã đến thăm, tặng hoa các y bác sĩ Bệnh viện Hữu nghị
  Việt Tiệp.
On Vietnamese Doctors' Day, 27 February, the Chairman of the Hai Phong People's Committee visited Viet Tiep
  Friendship Hospital with flowers for its medical staff and doctors.

# second person
Hai vợ chồng anh Nguyễn Văn Tư, chị Trần Thị Năm đã có ba con.
Nguyen Van Tu and his wife Tran Thi Nam have three children.

# rate
Cứ 10 người thì có 3 người mắc tăng huyết áp, gấp 1,5 lần so với 10 năm trước.
Three people in ten have high blood pressure, 1.5 times as many as a decade ago.

# five years
Bệnh viện đã làm chủ hơn 200 kỹ thuật mới trong năm năm qua. Thỏa thuận có hiệu lực năm năm.
The hospital has mastered more than 200 new techniques in the past five years. The agreement is valid for five years.

# once a quarter
Bệnh viện Bạch Mai sẽ cử chuyên gia ra Nghệ An mỗi quý một lần. Hằng quý hai bên họp trực tuyến.
Bach Mai Hospital will send experts to Nghe An once a quarter. The two sides meet online every quarter.

# the title of a project
Dự án “Tăng cường phục hồi chức năng dựa vào cộng đồng” do JICA tài trợ bước vào năm thứ hai.
The project “Strengthening community-based rehabilitation”, funded by JICA, is entering its second year.
"""


def _parse(texts: str) -> dict[str, tuple[str, str]]:
    """Return the Vietnamese and the English by title: a text goes on in lines that are set in."""
    pairs: dict[str, tuple[str, str]] = {}
    for part in texts.split("# ")[1:]:
        title, words = part.strip().split("\n", maxsplit=1)
        vietnamese, english = words.replace("\n  ", " ").split("\n")
        pairs[title] = (vietnamese, english)
    return pairs


GOOD = _parse(_TEXTS)
