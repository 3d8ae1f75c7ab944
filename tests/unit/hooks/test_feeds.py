"""Lists and feeds for programs that read."""

from xml.etree import ElementTree

import pytest

from hooks.finish import feed, feeds

CHANGES = """
<h1 id="top">Changes</h1>
<h2 id="d2027-01-05">5 January 2027<a class="headerlink" href="#d2027-01-05">¶</a></h2><p>A &amp; B.</p>
<h2 id="d2026-11-22">22 November 2026</h2><ul><li>First edition</li></ul>
<h2 id="next-step">Next step</h2><p>Elsewhere.</p>
"""
ADDRESS = "https://host.example/base/en/changes/"


def test_dated_sections_become_entries_and_others_do_not() -> None:
    root = ElementTree.fromstring(feed.feed(CHANGES, ADDRESS, "en", "Title"))  # noqa: S314
    atom = "{http://www.w3.org/2005/Atom}"
    assert [
        (entry.findtext(f"{atom}title"), entry.findtext(f"{atom}updated"), entry.findtext(f"{atom}content"))
        for entry in root.findall(f"{atom}entry")
    ] == [
        ("5 January 2027", "2027-01-05T00:00:00+08:00", "<p>A &amp; B.</p>"),
        ("22 November 2026", "2026-11-22T00:00:00+08:00", "<ul><li>First edition</li></ul>"),
    ]
    assert root.findtext(f"{atom}updated") == "2027-01-05T00:00:00+08:00"


def test_feed_stands_beside_the_home_page_below_any_base() -> None:
    text = feed.feed(CHANGES, ADDRESS, "en", "Title").decode()
    assert 'href="https://host.example/base/en/feed.xml"' in text


def test_changes_without_a_date_are_refused() -> None:
    with pytest.raises(ValueError, match="d2026-11-22"):
        feed.feed("<h2 id='soon'>Soon</h2>", ADDRESS, "en", "Title")


def test_robots_txt_names_the_site_map_below_any_base() -> None:
    text = feeds.robots_txt("https://host.example/base/")
    assert text.endswith("Sitemap: https://host.example/base/sitemap.xml\n")
