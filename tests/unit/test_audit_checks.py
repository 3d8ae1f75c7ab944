"""The audit's checks on what was read or seen: each finds its fault, and nothing where all is well."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tools.audit import report
from tools.audit.checks import hosts, links, listed, scores, validity, weight
from tools.audit.finding import Finding, Screen
from tools.audit.pages import Site, all_addresses, read_pages
from tools.audit.pictures import Pictures
from tools.audit.steps import Step, sizes
from tools.audit.visit import Visit

ADDRESS = "https://your.site/guide/"
SOUND = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>{}</html>'
NOINDEX = '<meta name="robots" content="noindex">'


def write(folder: Path, **pages: str) -> Path:
    """Write pages by their names, `home` into the root, and return the folder."""
    for name, body in pages.items():
        path = folder / ("" if name == "home" else name) / "index.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(SOUND.format(f"<body>{body}</body>"), "utf-8")
    return folder


def broken_links(folder: Path) -> list[tuple[str, str]]:
    found = links.find(folder, ADDRESS, read_pages(folder))
    return [(finding.page, finding.text) for finding in found]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<a href="gone/">x</a>', "gone/ leads to no file"),
        ('<a href="there/#gone">x</a>', "there/#gone leads to no place on its page"),
        ('<a href="#gone">x</a>', "#gone leads to no place on its page"),
        ('<img src="gone.png" alt="">', "gone.png leads to no file"),
        (f'<a href="{ADDRESS}gone/">x</a>', f"{ADDRESS}gone/ leads to no file"),
    ],
)
def test_a_link_to_nothing_is_found(tmp_path: Path, body: str, text: str) -> None:
    assert broken_links(write(tmp_path, home=body, there="")) == [("", text)]


def test_links_that_lead_somewhere_or_to_other_sites_are_none(tmp_path: Path) -> None:
    body = '<a id="a" href="#a">x</a><a href="there/?x=1#b">x</a><a href="https://other.site/x">x</a>'
    assert broken_links(write(tmp_path, home=body, there='<p id="b"></p>')) == []


def test_a_link_counts_from_the_base_that_its_page_names(tmp_path: Path) -> None:
    body = '<base href="../"><a href="there/">x</a>'
    assert broken_links(write(tmp_path, home="", there="", deep=body)) == []


@pytest.mark.parametrize(
    ("in_sitemap", "pages", "found"),
    [
        ([""], {"index.html": ""}, []),
        ([""], {"index.html": "", "404.html": NOINDEX}, []),
        (["", "gone/"], {"index.html": ""}, [("gone/", "listed, but there is no such page")]),
        ([""], {"index.html": NOINDEX}, [("", "listed, but says noindex")]),
        ([""], {"index.html": "", "new/index.html": ""}, [("new/", "neither listed nor marked noindex")]),
    ],
)
def test_sitemap_and_pages_agree(
    in_sitemap: list[str], pages: dict[str, str], found: list[tuple[str, str]]
) -> None:
    soups = {path: BeautifulSoup(html, "lxml") for path, html in pages.items()}
    assert [(finding.page, finding.text) for finding in listed.find(in_sitemap, soups)] == found


def test_pages_are_those_of_the_sitemap_and_then_those_it_must_not_list(tmp_path: Path) -> None:
    write(tmp_path, home="", there="", hidden="")
    (tmp_path / "sitemap.xml").write_text(
        f"<urlset><url><loc>{ADDRESS}there/</loc></url><url><loc>{ADDRESS}</loc></url></urlset>", "utf-8"
    )
    assert all_addresses(Site(tmp_path, ADDRESS, {})) == ["there/", "", "hidden/"]
    with pytest.raises(ValueError, match=r"not below https://moved\.site/"):
        all_addresses(Site(tmp_path, "https://moved.site/", {}))


INVALID = {
    "no-dup-id": '<p id="a"></p><p id="a"></p>',
    "close-order": "<p><div></div></p>",
    "element-permitted-content": "<ul><li>a</li><p>b</p></ul>",
    "wcag/h37": '<img src="a.png">',
    "no-missing-references": '<p aria-describedby="gone">a</p>',
    "attribute-misuse": '<a rel="noopener">a</a>',
}


def test_invalid_html_is_found(tmp_path: Path) -> None:
    pages = {f"page{number}": f"<main>{body}</main>" for number, body in enumerate(INVALID.values())}
    write(tmp_path, home="<main><h1>Sound</h1></main>", **pages)
    paths = ["index.html", *(f"{page}/index.html" for page in pages)]
    found = validity.find(validity.validate(tmp_path, paths), tmp_path)
    rules = {
        page: {each.text.partition(":")[0] for each in found if each.page == f"{page}/"} for page in pages
    }
    assert [rule for rule, page in zip(INVALID, pages, strict=True) if rule not in rules[page]] == []
    assert [each for each in found if each.page == ""] == []


def test_every_rule_of_html_has_its_reason() -> None:
    known = validity.rules()
    assert [rule["name"] for rule in [*known["preset"], *known["rule"]] if not rule.get("reason")] == []


BUDGET = {"files": {"*.html": 100, "assets/*.js": 50, "*.js": 10}}


@pytest.mark.parametrize(
    ("sizes_", "found"),
    [
        ({"index.html": 100, "assets/a.js": 50, "a.js": 10}, []),
        ({"assets/a.js": 30, "assets/deep/b.js": 21}, [("51 bytes, 50 at most", "assets/*.js")]),
        ({"a.css": 7}, [("asks for a file that no budget names (7 bytes)", "a.css")]),
    ],
)
def test_weight_is_held_against_the_first_budget_that_fits(
    sizes_: dict[str, int], found: list[tuple[str, str]]
) -> None:
    assert [(each.text, each.place) for each in weight.find("", sizes_, BUDGET)] == found


def test_a_file_of_another_origin_weighs_as_the_sites_own(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.bin").write_bytes(bytes(1000))
    write(tmp_path, home="")
    site = Site(tmp_path, ADDRESS, {"https://cdn.site/x/": "own/"})
    asked = ["http://here/", "http://here/own/a.bin", "https://cdn.site/x/a.bin", "https://third.site/a.bin"]
    assert sorted(sizes(site, "http://here/", asked)) == ["index.html", "own/a.bin"]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://here:1/a.js", []),
        ("https://cdn.site/a.js", []),
        ("data:image/png;base64,AAAA", []),
        ("blob:http://here:1/1", []),
        ("http://here:2/a.js", ["asks here:2"]),
        ("https://cdn.site.evil.site/a.js", ["asks cdn.site.evil.site"]),
    ],
)
def test_only_the_sites_own_hosts_are_asked(url: str, found: list[str]) -> None:
    visit = Visit("", "", Screen(360, "light"), asked=(url,))
    assert [finding.text for finding in hosts.find(visit, ["here:1", "cdn.site"])] == found


@pytest.mark.parametrize(
    ("page", "parts", "pages", "is_among"),
    [
        ("fees/", ["weight"], [], True),
        ("fees/", ["weight"], ["faq/", "fe"], True),
        ("fees/", ["weight"], ["en/fees/"], False),
        ("fees/", ["pages", "states"], ["fees/"], False),
        (None, ["weight"], ["fees/"], True),
    ],
)
def test_a_step_is_chosen_by_its_part_and_the_beginning_of_its_address(
    page: str | None, parts: list[str], pages: list[str], is_among: bool
) -> None:
    assert Step("weight", "", list, page).is_among(parts, pages) is is_among


def lighthouse(performance: float, seo: float) -> dict[str, Any]:
    """Return a report with these scores, of 1, the first with an audit that took points."""
    audit = {"title": "Blocked", "displayValue": "170 ms", "score": performance}
    return {
        "audits": {"blocked": audit},
        "categories": {
            "performance": {"score": performance, "auditRefs": [{"id": "blocked", "weight": 30}]},
            "seo": {"score": seo, "auditRefs": []},
        },
    }


def test_a_score_that_falls_short_names_what_took_the_points() -> None:
    least = {"performance": 97, "seo": 100}
    assert list(scores.find("", lighthouse(0.97, 1), least)) == []
    (found,) = scores.find("", lighthouse(0.96, 1), least)
    assert found.text == "performance 96, 97 at least: Blocked 170 ms"


def test_the_report_says_the_same_fault_once_with_every_place(tmp_path: Path) -> None:
    faults = [Finding("axe", page, "no name", "#a", "360 px, light") for page in ("b/", "c/", "d/", "e/")]
    pictures = Pictures()
    pictures.put(faults[0], "data:image/jpeg;base64,AAAA")
    groups = report.groups([Finding("shift", "", "<b> moves"), *faults, faults[0]], pictures)
    assert list(report.lines(groups, 9)) == [
        "axe: no name",
        "    /b/ (360 px, light) at #a",
        "    /c/ (360 px, light) at #a",
        "    /d/ (360 px, light) at #a",
        "    and 1 more",
        "shift: <b> moves",
        "    /",
        "2 faults in 9 steps.",
    ]
    report.write(tmp_path / "new" / "audit.html", groups, 9, "2026-11-22")
    soup = BeautifulSoup((tmp_path / "new" / "audit.html").read_text("utf-8"), "lxml")
    assert [heading.get_text() for heading in soup.find_all("h3")] == ["no name", "<b> moves"]
    assert len(soup.select("#axe + section li")) == 4
    assert [picture["src"] for picture in soup.find_all("img")] == ["data:image/jpeg;base64,AAAA"]


def test_the_report_of_a_site_without_fault_says_so() -> None:
    assert list(report.lines([], 9)) == ["Nothing wrong in 9 steps."]
