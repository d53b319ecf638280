"""Everyday words of the reports in both languages, to see which sentence or block stands against which.

Nothing is demanded of them: a translator is free in these words. But a sentence that shares none of them with its
opposite is the translation of something else.
"""

from __future__ import annotations

from bantin.checking.parity.phrases import Phrases
from bantin.checking.parity.sentences import Concepts
from bantin.checking.parity.stems import stem
from bantin.checking.parity.words import WordMemory, Words
from bantin.languages import Language

# Vietnamese words | English words
_TABLE = """
hợp tác, phối hợp | cooperate, cooperation, coordinate, collaborate, partner, together
bệnh viện, viện | hospital, institute, infirmary
y tế, sức khỏe, ngành y | health, medical, healthcare, care
bác sĩ, y bác sĩ | doctor, physician, medic
bệnh nhân, người bệnh | patient, sick, ill
điều dưỡng, y tá | nurse, nursing
cán bộ, nhân viên, đội ngũ, nhân lực | staff, personnel, worker, official, employee, team, workforce, human
người dân, nhân dân, bà con, cộng đồng | people, resident, community, citizen, public, villager, locals
tỉnh, tỉnh nhà | province, provincial
thành phố | city, municipal
huyện, quận | district
xã, phường | commune, ward, village
thị xã, thị trấn | town, township
trung tâm | centre, center
trường, đại học, học viện | school, university, college, academy
sinh viên, học sinh | student, pupil
đào tạo, bồi dưỡng, tập huấn | training, train, course, education
chuyển giao | transfer
kỹ thuật | technique, technical, technology
công nghệ | technology
khoa học | science, scientific
nghiên cứu | research, study
quản lý | management, manage
chất lượng | quality
nâng cao, cải thiện | improve, raise, enhance, upgrade, better, increase
phát triển | develop, development, growth, grow
xây dựng | build, construction, construct, draw, create
đầu tư | invest, investment, investor
dự án | project
chương trình | programme, program
kế hoạch | plan, planned
hoạt động | activity, operate, work, operation
tổ chức | organise, hold, held, organisation, host
buổi làm việc, làm việc, buổi | session, meeting, work, worked
gặp, gặp gỡ | meet, met, meeting
tiếp, đón tiếp, đón, tiếp đón | receive, receives, welcome, reception, host
thăm, đến thăm | visit
đoàn, đoàn công tác | delegation, group, mission
ký, ký kết | sign, signing, signed
thỏa thuận, hợp đồng | agreement, contract, deal, accord
bản ghi nhớ, biên bản | memorandum, mou, minute
lễ | ceremony
kỷ niệm | anniversary, mark, commemorate
phát biểu | speak, speech, address, remark
khẳng định | affirm, stress, confirm, reaffirm
nhấn mạnh | stress, emphasise, underline
cho biết, chia sẻ, nói, thông tin | said, say, told, share, inform, add, according
cảm ơn | thank, gratitude, grateful
chúc mừng | congratulate, congratulation
mong muốn, hy vọng, hi vọng, mong | hope, wish, want, expect
đề nghị, đề xuất, kiến nghị | propose, request, ask, suggest, put
trao đổi, thảo luận, bàn | discuss, exchange, talk
thống nhất, nhất trí | agree, consent, unanimous
hỗ trợ, giúp đỡ, giúp | support, help, assist, aid
tăng cường, đẩy mạnh, củng cố | strengthen, boost, step, promote, intensify, reinforce, increase
thúc đẩy | promote, advance, foster, drive
mở rộng | expand, broaden, widen, extend
triển khai, thực hiện | carry, implement, conduct, perform, out
tiếp tục | continue, further, keep, went
quan hệ, mối quan hệ | relation, relationship, tie, link
đối tác | partner
quốc tế, nước ngoài | international, foreign, abroad, overseas
doanh nghiệp, công ty | business, company, enterprise, firm
kinh tế | economic, economy
xã hội | social, society, socio
chiến lược | strategy, strategic
cơ hội | opportunity, chance
tiềm năng | potential
lĩnh vực, ngành | field, area, sector
nhu cầu | need, demand
dịch vụ | service
chăm sóc | care
khám, chữa bệnh, khám chữa bệnh | examination, examine, treatment, treat
điều trị | treat, treatment
cấp cứu | emergency
phẫu thuật, mổ | surgery, surgical, operation
tim mạch, tim | cardio, cardiology, heart, cardiovascular
ung thư, ung bướu | cancer, oncology, tumour
nhi, trẻ em, trẻ | child, children, paediatric, pediatric
sản, sinh | obstetric, birth, maternity
thiết bị, trang thiết bị, máy | equipment, machine, device
thuốc, dược | drug, medicine, pharmacy, pharmaceutical
vật tư | supply, consumable
cơ sở | facility, base, basis
giường | bed
tuyến | level, line
trên địa bàn | area, province, local, locality
địa phương | local, locality
lãnh đạo | leader, leadership
giám đốc | director
chủ tịch | chairman, president, chair
phó | vice, deputy
bí thư | secretary
trưởng | head, chief
đại biểu | delegate, guest, deputy
chuyên gia | expert, specialist
hội chẩn | consultation
kinh nghiệm | experience
kết quả | result, outcome
hiệu quả | effective, efficient, effect
quan trọng | important, importance
khó khăn | difficulty, difficult, hardship
thuận lợi | favourable, favorable, advantage, convenient
điều kiện | condition
giải pháp | solution, measure
nội dung | content, matter, area, item, issue
mục tiêu, mục đích | goal, aim, objective, target, purpose
thời gian | time, period
giai đoạn | period, stage, phase
năm | year
tháng | month
ngày | day, date
tuần | week
sáng | morning
chiều | afternoon
hôm nay | today
hiện nay, hiện | now, currently, present
đầu tiên | first
mới | new
tặng, trao, trao tặng | present, give, gave, donate, award, hand
quà | gift, souvenir, present
chụp ảnh, ảnh | photo, picture, photograph
hoa | flower
tham gia, tham dự, dự | attend, take, participate, join, part, involve
dẫn đầu, trưởng đoàn | led, lead, head
trực tiếp | direct, directly, person
trực tuyến | online, virtual
góp phần, đóng góp | contribute, contribution, help, helped
đảm bảo, bảo đảm | ensure, guarantee, secure
bảo vệ | protect, protection
phòng | division, prevent, room, department
khoa | department, faculty, ward
sở | department
bộ | ministry
chính phủ | government
nhà nước | state
trung ương | central, national
phục hồi chức năng | rehabilitation
dinh dưỡng | nutrition
xét nghiệm | laboratory, test, testing
chẩn đoán | diagnosis, diagnostic
bệnh, ca bệnh | disease, case, illness
dịch bệnh, dịch | epidemic, pandemic, outbreak
tiêm | injection, vaccine, inject, vaccinate
người cao tuổi | elderly, old
dân số | population
tăng | increase, rise, grow, growing, rose
giảm | reduce, decrease, lower, fall, ease, cut
cao | high, advanced
lớn | large, major, great, big
nhiều | many, much, lot, several, number
lâu dài, bền vững | long, lasting, sustainable
hữu nghị | friendly, friendship
thân thiện | friendly
ấn tượng | impress, impression
đánh giá | assess, appreciate, evaluate, speak, highly
quan tâm | attention, care, interest, concern
vui mừng | pleasure, glad, delight, happy, joy
nước, quốc gia | country, nation, national
thế giới | world
khu vực | region, area, sector
vùng | region, area
nông thôn | rural
miễn phí | free
tiền, kinh phí, vốn | money, fund, cost, capital, budget
chi phí | cost, expense
giá | price, value
đường | road, street
nước sạch | water
nhà | house, home
gia đình | family
phụ nữ | women, woman
báo cáo | report
ý kiến | opinion, view
tình hình | situation
thành lập | found, founding, establish
khai trương, khánh thành | open, inaugurate, inauguration
vận hành | operate, run
sử dụng, ứng dụng | use, apply, application
tiêu chuẩn | standard
hệ thống | system
môi trường | environment
an toàn | safe, safety
thành công | success, successful, succeed
cam kết | commit, commitment, pledge
ủng hộ | support, back, donate
đề án | scheme, project, plan
nghị quyết | resolution
quyết định | decision, decide
luật | law
hội nghị, hội thảo | conference, workshop, seminar
sự kiện | event
truyền thống | tradition, traditional
văn hóa | culture, cultural
du lịch | tourism, tourist
giáo dục | education, educational
thể thao | sport
"""

_VIETNAMESE = Phrases[Concepts](Language.VI)
_ENGLISH: dict[str, Concepts] = {}
for _number, _row in enumerate(_TABLE.strip().splitlines()):
    _left, _right = _row.split("|")
    for _form in _left.split(","):
        _VIETNAMESE.add(_form.strip(), 1 << _number)
    for _form in _right.split(","):
        _stem = stem(_form.strip())
        _ENGLISH[_stem] = _ENGLISH.get(_stem, 0) | 1 << _number


def concepts_in_vietnamese(words: Words) -> list[tuple[int, Concepts]]:
    """Return the place of each everyday word of a Vietnamese text, and what it stands for."""
    return [(span[0], concept) for span, concept in _VIETNAMESE.find_all(words)]


def concepts_in_english(words: Words) -> list[tuple[int, Concepts]]:
    """Return the place of each everyday English word, and all that it may stand for."""
    read = map(_ENGLISH_WORDS.__getitem__, words.keys)
    return [(start, concepts) for start, concepts in zip(words.starts, read, strict=True) if concepts]


_ENGLISH_WORDS = WordMemory[Concepts](lambda word: _ENGLISH.get(stem(word), 0))
