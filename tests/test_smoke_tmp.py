from tests.support.built import Built, VI, EN, SEED, BRIDGE
from bantin.planning.page import PageKind
def test_a(real: Built, small: Built, hosted: Built, long: Built) -> None:
    p = real.page(PageKind.ARTICLE, VI, "2023-12-08-ha-giang-bach-mai")
    print(p.title, p.headings, p.facts)
    print(small.page(PageKind.BRIDGE, VI, BRIDGE).text)
    print([x.path for x, _ in long.pages])
    assert 0
