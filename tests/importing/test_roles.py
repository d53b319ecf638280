"""What each line is: in texts of many layouts, in the reports we have, and however the file was saved."""

from __future__ import annotations

import tomllib
import unicodedata
from pathlib import Path

import pytest

from bantin.collected import Encoding, decode
from bantin.model.article import LineRole
from tests.support.importing import BUNDLES, Layout, draft, read_layouts, roles_of
from tests.test_collected import as_windows_1258

each_layout = pytest.mark.parametrize("layout", [pytest.param(layout, id=layout.name) for layout in read_layouts()])
each_seed = pytest.mark.parametrize("seed", [pytest.param(seed, id=seed.parent.name) for seed in BUNDLES])


def roles_by_hand(seed: Path) -> tuple[str, ...]:
    """Return the roles that an editor gave the lines of *seed*."""
    rows = tomllib.loads((seed.parent / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    roles = ["blank"] * len(seed.read_text(encoding="utf-8").split("\n"))
    for row in rows:
        roles[row["line"] - 1] = row["role"] + (f":{row['of']}" if "of" in row else "")
        for number in range(row["line"], row.get("to", row["line"])):
            roles[number] = "+"
    return tuple(roles)


@each_layout
def test_each_line_of_a_layout_has_its_role(layout: Layout) -> None:
    assert roles_of(draft(layout.data)) == layout.roles


@each_seed
def test_each_line_of_a_report_has_the_role_an_editor_gave_it(seed: Path) -> None:
    assert roles_of(draft(seed.read_bytes())) == roles_by_hand(seed)


@each_seed
def test_tags_end_marks_and_credits_are_cut_where_an_editor_cut_them(seed: Path) -> None:
    rows = tomllib.loads((seed.parent / "article.toml").read_text(encoding="utf-8"))["seed"]["vi"]["lines"]
    by_hand = {row["line"]: [row.get(key, "") for key in ("drop_start", "drop_end", "credit")] for row in rows}
    guesses = draft(seed.read_bytes()).guesses
    assert {guess.first: [guess.drop_start, guess.drop_end, guess.credit] for guess in guesses} == by_hand


@each_seed
@pytest.mark.parametrize(
    "save",
    [
        pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="UTF-8 with a mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CR LF"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.encode("utf-16-be"), id="UTF-16 BE without a mark"),
        pytest.param(lambda text: as_windows_1258(text.replace("…", "...")), id="Windows-1258"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text).encode(), id="loose marks"),
        pytest.param(lambda text: text.replace(" ", "\u00a0").encode(), id="no-break spaces"),
        pytest.param(lambda text: text.replace(" ", " \u200b").encode(), id="zero-width spaces"),
        pytest.param(lambda text: "\t" + text.replace("\n", "\n\t").encode().decode(), id="tabs"),
    ],
)
def test_the_roles_do_not_depend_on_how_the_file_was_saved(seed: Path, save: object) -> None:
    assert callable(save)
    assert roles_of(draft(save(seed.read_text(encoding="utf-8")))) == roles_by_hand(seed)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        pytest.param("Thứ Tư, 17/04/2024 - 08:15", LineRole.STAMP, id="weekday, date, time"),
        pytest.param("17:30 13/11/2024", LineRole.STAMP, id="time first"),
        pytest.param("Cập nhật lúc 08:15, Thứ Năm 18/4/2024 (GMT+7)", LineRole.STAMP, id="updated, with a time zone"),
        pytest.param("Ngày đăng: 18/04/2024 | Lượt xem: 345", LineRole.STAMP, id="with a counter of readers"),
        pytest.param("Bình luận (3)", LineRole.FURNITURE, id="counter of comments"),
        pytest.param("Trang chủ / Tin tức / Hợp tác", LineRole.FURNITURE, id="breadcrumbs"),
        pytest.param("Chia sẻ  Zalo  Facebook  In bài viết", LineRole.FURNITURE, id="a row of buttons"),
        pytest.param("Tags: hợp tác, y tế", LineRole.FURNITURE, id="tags"),
        pytest.param("Nguồn: https://example.vn/a", LineRole.SOURCE, id="source with a link"),
        pytest.param("Theo Báo Quảng Ninh", LineRole.SOURCE, id="after a newspaper"),
        pytest.param("Ảnh: Phúc Quang", LineRole.CREDIT, id="photographer"),
        pytest.param("Bài, ảnh: Lê Lâm", LineRole.BYLINE, id="text and photos"),
        pytest.param("Theo Lan Anh/VOV.VN", LineRole.BYLINE, id="author and outlet"),
        pytest.param("Nguyễn Thị Hoa (hoa@example.vn)", LineRole.BYLINE, id="with an address"),
        pytest.param("Mai Lan - Thanh Tùng", LineRole.BYLINE, id="two authors"),
    ],
)
def test_a_line_that_shows_what_it_is_is_known_by_itself(line: str, role: LineRole) -> None:
    text = (
        "Hai bệnh viện ký kết hợp tác về đào tạo điều dưỡng\n"
        "Sáng 17/4/2024, hai bệnh viện đã ký kết thỏa thuận hợp tác về đào tạo điều dưỡng trong năm năm tới.\n"
        f"{line}"
    )
    assert draft(text).guesses[-1].role is role


@pytest.mark.parametrize(
    "line",
    [
        "Nguồn nhân lực y tế của tỉnh còn thiếu cả về số lượng và chất lượng, nhất là ở vùng cao.",
        "Theo lãnh đạo bệnh viện, kỹ thuật này đã được chuyển giao xong trong năm nay.",
        "Ảnh hưởng của dịch bệnh khiến nhiều chương trình đào tạo phải lùi lại sang năm sau.",
        "Tin tưởng vào sự hợp tác lâu dài, hai bên đã thống nhất kế hoạch cho năm tới.",
        "Xem thêm nhiều mô hình ở nước bạn là cách tốt để đổi mới, ông nói.",
    ],
)
def test_a_sentence_that_begins_like_a_label_is_a_paragraph(line: str) -> None:
    text = (
        "Hai bệnh viện ký kết hợp tác về đào tạo\n"
        "Sáng 17/4/2024, hai bệnh viện đã ký kết thỏa thuận.\n"
        f"{line}\nSau đó, đoàn đi thăm các khoa."
    )
    assert draft(text).guesses[2].role is LineRole.PARAGRAPH


def test_an_unsure_line_is_less_sure_than_a_plain_one() -> None:
    drafted = draft((BUNDLES[0]).read_bytes())
    sure = {guess.role: guess.confidence for guess in drafted.guesses}
    assert sure[LineRole.SOURCE] > 0.9
    assert sure[LineRole.CAPTION] <= sure[LineRole.PARAGRAPH]
    assert all(0 < guess.confidence <= 1 for guess in drafted.guesses)


def test_a_line_that_repeats_a_joined_one_points_to_its_first_line() -> None:
    text = (
        "Hai bệnh viện ký kết hợp tác về đào tạo\n\nSáng 17/4, hai bên đã ký kết thỏa thuận hợp tác về đào tạo.\n\n"
        "Lãnh đạo hai bệnh viện chụp ảnh lưu niệm\ntại buổi lễ\n\n"
        "Lãnh đạo hai bệnh viện chụp ảnh lưu niệm\ntại buổi lễ\n"
    )
    assert roles_of(draft(text))[4:] == ("caption", "+", "blank", "duplicate:5", "+", "blank")


def test_encodings_are_told_apart_for_the_seeds() -> None:
    text = BUNDLES[0].read_text(encoding="utf-8")
    assert decode(text.encode("utf-16-le")).encoding is Encoding.UTF_16_LE
