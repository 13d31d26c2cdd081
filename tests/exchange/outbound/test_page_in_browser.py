"""The web page in a real browser: nothing is loaded, nothing runs, and a screen reader is told it in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.web.page import page
from cjm_tui.exchange.outbound.web.picture import picture
from tests.exchange.outbound.browser import CHROMIUM, opened
from tests.exchange.outbound.demonstration import demonstration, with_every_text

pytestmark = [
    pytest.mark.external,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="absent: the program Chromium"),
]

HOSTILE = (
    "<img src=http://127.0.0.1:9/a.png onerror=\"window.pwned=1\"><script>window.pwned=1</script>"
    "</title></style><style>@import url(http://127.0.0.1:9/b.css);</style><svg/onload='window.pwned=1'>"
    "<a href='javascript:window.pwned=1'>x</a><iframe src=http://127.0.0.1:9/c></iframe>&lt;b&gt; ]]> {{7*7}}"
)  # fmt: skip


@pytest.mark.parametrize("text", ["", HOSTILE], ids=["demonstration", "hostile"])
def test_no_request_leaves_the_page_and_no_script_runs(tmp_path: Path, text: str) -> None:
    workshop = with_every_text(demonstration(), text) if text else demonstration()
    source = tmp_path / "page.html"
    source.write_text(page(edition_of(workshop)), "utf-8")
    with opened(source, tmp_path / "profile") as shown:
        assert shown.requests == [source.as_uri()]
        assert shown.evaluate("window.pwned") is None
        assert shown.evaluate("document.querySelectorAll('script, img, iframe, link, object, a[href]').length") == 0
        if text:
            assert shown.evaluate("document.title") == text
            assert text in shown.evaluate("document.body.textContent")


def test_a_picture_alone_loads_nothing_and_runs_nothing(tmp_path: Path) -> None:
    edition = edition_of(with_every_text(demonstration(), HOSTILE))
    source = tmp_path / "map.svg"
    source.write_text(picture(edition, edition.journeys[0]), "utf-8")
    with opened(source, tmp_path / "profile") as shown:
        assert shown.requests == [source.as_uri()]
        assert shown.evaluate("window.pwned") is None
        assert shown.evaluate("document.querySelectorAll('script, image, foreignObject, a').length") == 0
        assert shown.evaluate("document.documentElement.localName") == "svg"


def test_a_screen_reader_is_told_the_page_in_its_order(tmp_path: Path) -> None:
    source = tmp_path / "page.html"
    source.write_text(page(edition_of(demonstration())), "utf-8")
    with opened(source, tmp_path / "profile") as shown:
        spoken = shown.spoken()
    headings = [name for role, name in spoken if role == "heading"]
    wanted = [
        "IT service desk",
        "In figures",
        "The map, stage by stage",
        "Findings, worst first",
        "Improvements, ranked",
    ]
    assert [heading for heading in headings if heading in wanted] == wanted
    names = [name for _role, name in spoken]
    assert names.index("Three hours of silence") < names.index("In figures")
    roles = [role for role, _name in spoken]
    assert roles[0] == "RootWebArea"
    assert {"table", "row", "columnheader", "rowheader", "cell", "list", "listitem"} <= set(roles)
    stages = [name for role, name in spoken if role == "columnheader"]
    assert any("Notices the problem" in name for name in stages)
    assert any("Follow-up" in name for name in stages)
    pictures = [name for role, name in spoken if role in ("image", "img", "graphics-document", "SvgRoot")]
    assert pictures[0] == "The emotional curve, from −2 to +2"
