"""Files that pages load are named by their content, and every reference follows."""

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks.finish import hashed_names
from hooks.finish.hashed_names import Names
from tests.builds import contents

ROOT = "https://host.example/guide/"
NAMES = Names(ROOT, {"assets/a.js": "assets/a.012345678901.js"})


def lay(site: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    return site


def test_a_file_is_named_by_the_hash_of_its_content(tmp_path: Path) -> None:
    lay(tmp_path, {"assets/a.js": "1", "answers/zh/2026-11.json": "2"})
    names = hashed_names.give(tmp_path, ROOT)
    assert names.of("assets/a.js") == "assets/a.6b86b273ff34.js"  # printf 1 | sha256sum
    assert contents(tmp_path) == {
        "assets/a.6b86b273ff34.js": b"1",
        "answers/zh/2026-11.d4735e3a265e.json": b"2",
    }


@pytest.mark.parametrize(
    "path",
    [
        "assets/embed/element.js",
        "assets/pictures/zh/faq.png",
        "assets/python/1/pyodide.mjs",
        "assets/x.js.map",
        "calendars/all.zh.ics",
        "api/v1/notices.json",
        "licences.txt",
        "sitemap.xml",
    ],
)
def test_an_address_that_others_hold_stays(tmp_path: Path, path: str) -> None:
    lay(tmp_path, {path: "1"})
    hashed_names.give(tmp_path, ROOT)
    assert list(contents(tmp_path)) == [path]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<script src="../assets/a.js"></script>', '<script src="../assets/a.012345678901.js"></script>'),
        ("<img src='/guide/assets/a.js'>", "<img src='/guide/assets/a.012345678901.js'>"),
        ("<link href=../assets/a.js>", "<link href=../assets/a.012345678901.js>"),
        (f'<meta content="{ROOT}assets/a.js">', f'<meta content="{ROOT}assets/a.012345678901.js">'),
        ('<i data-any="../assets/a.js?x#y">', '<i data-any="../assets/a.012345678901.js?x#y">'),
        (
            '<script type="application/json">{"a": ["../assets/a.js"], "b": "\\u003c"}</script>',
            '<script type="application/json">{"a": ["../assets/a.012345678901.js"], "b": "\\u003c"}</script>',
        ),
        ('<a title="1 > 0" href="../assets/a.js">', '<a title="1 > 0" href="../assets/a.012345678901.js">'),
        ('<a href="../assets/a.999999999999.js">', '<a href="../assets/a.012345678901.js">'),
    ],
)
def test_a_whole_value_that_leads_to_the_file_follows(before: str, after: str) -> None:
    assert NAMES.in_page(before, "faq/") == after


@pytest.mark.parametrize(
    "html",
    [
        "<p>../assets/a.js</p>",
        '<p>src="../assets/a.js"</p>',
        '<a href="assets/a.js">',  # leads to faq/assets/a.js
        '<a href="https://other.example/guide/assets/a.js">',
        '<a href="../assets/a.js.txt">',
        '<i title="see ../assets/a.js">',
        '<!-- <a href="../assets/a.js"> -->',
        '<script>const a = "../assets/a.js"</script>',
        '<a href="../assets/a.css">',
    ],
)
def test_nothing_else_is_touched(html: str) -> None:
    assert NAMES.in_page(html, "faq/") == html


def test_a_head_of_the_search_is_named_after_its_parts_are(tmp_path: Path) -> None:
    def head_for(part: str, folder: str) -> str:
        site = lay(tmp_path / folder, {"search/zh/head.json": '["text-0.json", 1]'})
        lay(site, {"search/zh/text-0.json": part})
        return hashed_names.give(site, ROOT).of("search/zh/head.json")

    first = head_for('["1"]', "first")
    assert head_for('["1"]', "again") == first
    assert head_for('["2"]', "second") != first
    (name, _) = json.loads((tmp_path / "first" / first).read_text())
    assert (tmp_path / "first" / "search" / "zh" / name).read_text() == '["1"]'


def test_files_that_refer_to_each_other_in_a_circle_stop_the_build(tmp_path: Path) -> None:
    lay(tmp_path, {"search/a.json": '"b.json"', "search/b.json": '"a.json"'})
    with pytest.raises(PluginError, match=r"in a circle: search/a\.json, search/b\.json"):
        hashed_names.give(tmp_path, ROOT)


def test_a_manifest_of_an_application_keeps_its_name_and_names_its_icons_by_theirs(tmp_path: Path) -> None:
    lay(tmp_path, {"en/manifest.webmanifest": '{"src": "../assets/a.png"}', "assets/a.png": "1"})
    hashed_names.give(tmp_path, ROOT)
    written = (tmp_path / "en/manifest.webmanifest").read_text()
    assert written == '{"src": "../assets/a.6b86b273ff34.png"}'


def test_names_taken_back_and_given_again_are_the_same(tmp_path: Path) -> None:
    lay(
        tmp_path, {"assets/a.js": "1", "search/zh/head.json": '["text-0.json"]', "search/zh/text-0.json": "0"}
    )
    hashed_names.give(tmp_path, ROOT)
    before = contents(tmp_path)
    hashed_names.take_back(tmp_path)
    assert "assets/a.js" in contents(tmp_path)
    hashed_names.give(tmp_path, ROOT)
    assert contents(tmp_path) == before


def test_a_name_that_only_looks_like_a_hash_is_not_taken_back(tmp_path: Path) -> None:
    lay(tmp_path, {"assets/a.012345678901.js": "1"})
    hashed_names.take_back(tmp_path)
    assert list(contents(tmp_path)) == ["assets/a.012345678901.js"]


def test_a_file_written_anew_beside_its_former_copy_takes_its_place(tmp_path: Path) -> None:
    lay(tmp_path, {"assets/a.6b86b273ff34.js": "1", "assets/a.js": "2"})
    hashed_names.take_back(tmp_path)
    assert contents(tmp_path) == {"assets/a.js": b"2"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assets/b.js", 'new Worker("../assets/a.js")'),
        ("index.html", '<script>fetch("/guide/assets/a.js")</script>'),
        ("search/b.json", '{"see": "in assets/a.js"}'),
        ("assets/b.css", f"i {{ background: url({ROOT}assets/a.js) }}"),
    ],
)
def test_a_mention_that_cannot_follow_stops_the_build(tmp_path: Path, path: str, text: str) -> None:
    lay(tmp_path, {path: text})
    hashed_names.check(tmp_path, Names(ROOT))
    with pytest.raises(PluginError, match=rf"{path} mentions assets/a\.js"):
        hashed_names.check(tmp_path, NAMES)


def test_data_for_others_may_speak_of_a_file(tmp_path: Path) -> None:
    lay(tmp_path, {"sbom.cdx.json": '"assets/a.js: the script"', "licences.txt": "assets/a.js"})
    hashed_names.check(tmp_path, NAMES)
