from __future__ import annotations

import pytest

from bantin.serving.addresses import is_own_host, read_target


@pytest.mark.parametrize(
    ("target", "path"),
    [
        pytest.param("/", "index.html", id="the root"),
        pytest.param("/vi/", "vi/index.html", id="a folder"),
        pytest.param("/vi/tin/a.html", "vi/tin/a.html", id="a page"),
        pytest.param("/vi/tin/a.html?x=1", "vi/tin/a.html", id="with a query"),
        pytest.param("/vi/tin/a.html#l3", "vi/tin/a.html", id="with a fragment"),
        pytest.param("/%76i/index.html", "vi/index.html", id="a letter escaped"),
        pytest.param("/vi", "vi", id="a name without an end"),
    ],
)
def test_a_target_names_a_path_inside_the_site(target: str, path: str) -> None:
    assert read_target(target) == path


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("/../secret", id="plain"),
        pytest.param("/vi/../../secret", id="from a folder"),
        pytest.param("/./index.html", id="the same folder"),
        pytest.param("/%2e%2e/secret", id="dots escaped"),
        pytest.param("/..%2fsecret", id="slash escaped"),
        pytest.param("/%252e%252e%252fsecret", id="escaped twice"),
        pytest.param("/..\\secret", id="backslash"),
        pytest.param("/..%5csecret", id="backslash escaped"),
        pytest.param("/index.html%00.txt", id="NUL escaped"),
        pytest.param("/index.html\0", id="NUL"),
        pytest.param("/%c0%ae%c0%ae/secret", id="overlong UTF-8"),
        pytest.param("/%uff0e%uff0e/secret", id="an escape of another kind"),
        pytest.param("/vi//index.html", id="an empty folder name"),
        pytest.param("/etc/passwd\n", id="a line end"),
        pytest.param("/.git/config", id="a hidden folder"),
        pytest.param("/C:/windows", id="a drive"),
        pytest.param("http://evil.example/", id="a whole address"),
        pytest.param("index.html", id="no slash"),
        pytest.param("*", id="an asterisk"),
        pytest.param("", id="nothing"),
        pytest.param("/%", id="an unfinished escape"),
    ],
)
def test_a_target_that_could_lead_elsewhere_names_nothing(target: str) -> None:
    assert read_target(target) is None


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("LocalHost:8000", True),
        ("[::1]:8000", True),
        ("localhost:8001", False),
        ("localhost", False),
        ("[::1]", False),
        ("evil.example:8000", False),
        ("127.0.0.1.evil.example:8000", False),
        ("localhost:8000@evil.example", False),
        ("", False),
    ],
)
def test_a_host_is_this_machine_at_our_port(host: str, is_own: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_own_host(host, 8000) is is_own


def test_a_host_without_a_port_means_the_port_of_the_web() -> None:
    assert is_own_host("localhost", 80)
