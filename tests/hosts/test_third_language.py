"""A language more is data alone: shown by Traditional Chinese, made by tools/traditional.py."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from opencc import OpenCC

from tests.builds import ROOT, build
from tests.clock import TODAY
from tools import traditional
from tools.preview import running

LANG = "zh-Hant"
DATA = {".toml", ".md", ".yml"}
EVALUATE = ROOT / "tests" / "search" / "evaluate.mjs"
QUERIES = ROOT / "tests" / "search" / "queries.tsv"
LEAST_FIRST, LEAST_EMPTY = 80.0, 95.0  # percent
# OpenCC converts these otherwise when they stand in another sentence.
EITHER_WAY = {"回": "迴"}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository with the language added."""
    folder = tmp_path_factory.mktemp("three") / "repository"
    traditional.make(folder)
    return folder


@pytest.fixture(scope="module")
def three(repository: Path) -> Path:
    """Return the site in three languages."""
    built = build(repository / "site", repository, config=traditional.CONFIG)
    assert built.returncode == 0, built.stderr
    return repository / "site"


@pytest.fixture(scope="module")
def pages(three: Path) -> dict[str, BeautifulSoup]:
    """Return the pages of the language by their address below its folder."""
    folder = three / LANG
    return {
        path.relative_to(folder).as_posix(): BeautifulSoup(path.read_text("utf-8"), "lxml")
        for path in sorted(folder.rglob("*.html"))
    }


def test_nothing_in_code_differs(repository: Path) -> None:
    files = [path for name in traditional.COPIED for path in (repository / name).rglob("*") if path.is_file()]
    changed = [
        path.relative_to(repository)
        for path in files
        if not (ROOT / path.relative_to(repository)).is_file()
        or (ROOT / path.relative_to(repository)).read_bytes() != path.read_bytes()
    ]
    assert changed
    assert [path for path in changed if path.suffix not in DATA] == []


def test_every_page_is_there_and_marked_as_made_by_a_program(
    pages: dict[str, BeautifulSoup], three: Path
) -> None:
    languages = {"en", LANG}
    chinese = {
        path.relative_to(three).as_posix()
        for path in three.rglob("index.html")
        if path.relative_to(three).parts[0] not in languages
    }
    assert set(pages) == {*chinese, "404.html"}
    for path, soup in pages.items():
        assert soup.html is not None
        assert soup.html["lang"] == LANG, path
        mark = soup.select_one(".language-generated")
        assert mark is not None, path
        assert "沒有人校閱" in mark.get_text(), path
        if path == "404.html":
            continue
        target = (three / LANG / path).parent / str(mark.select("a")[0]["href"])
        assert target.resolve() == (three / path).parent, path


def test_what_is_missing_below_its_folder_is_said_in_the_language(
    pages: dict[str, BeautifulSoup], three: Path, repository: Path
) -> None:
    own = pages["404.html"]
    assert [part["lang"] for part in own.select("article section")] == [LANG]
    first = BeautifulSoup((three / "404.html").read_text("utf-8"), "lxml")
    assert [part["lang"] for part in first.select("article section")] == ["zh", "en", LANG]
    assert [script["data-pages"] for script in first.select("script[data-pages]")] == [
        f"/en/404.html /{LANG}/404.html"
    ]
    with running(three) as address, pytest.raises(HTTPError) as answer:
        urlopen(f"{address}{LANG}/nowhere/deep/")  # noqa: S310 - of this machine
    assert answer.value.read() == (three / LANG / "404.html").read_bytes()
    script = (
        "from hooks.finish import host_headers; from tools import deploy;"
        "known = host_headers.kinds([]);"
        "told = [make(known, 'https://host.example/') for make in (deploy.nginx, deploy.caddy)];"
        f"assert all('/{LANG}/404.html' in each for each in told)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(ROOT)},  # behind the copy, which has no tools
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_page_leads_to_the_same_page_in_the_other_languages(three: Path) -> None:
    for lang, folder in (("zh", ""), ("en", "en/"), (LANG, f"{LANG}/")):
        soup = BeautifulSoup((three / folder / "fees" / "index.html").read_text("utf-8"), "lxml")
        links = {str(link["lang"]): str(link["href"]) for link in soup.select("[data-language-link]")}
        assert set(links) == {"zh", "en", LANG} - {lang}
        for other, href in links.items():
            place = "" if other == "zh" else other
            assert (three / folder / "fees" / href).resolve() == three / place / "fees"
        alternates = [str(link["hreflang"]) for link in soup.select("link[hreflang]")]
        assert alternates == ["zh", "en", LANG, "x-default"]


def test_no_simplified_character_is_left_in_what_the_pages_say(pages: dict[str, BeautifulSoup]) -> None:
    convert = OpenCC("s2tw").convert
    left: dict[str, str] = {}
    for path, soup in pages.items():
        # Names and papers of the mainland keep their characters; addresses and numbers of documents too.
        for other in soup.select(f'[lang]:not(html):not([lang="{LANG}"]), script, a[href^="https://"], code'):
            other.decompose()
        for text in soup.stripped_strings:
            if "GitHub LawRefBook" in text:
                continue
            for was, becomes in zip(text, convert(text), strict=True):
                if was != becomes and EITHER_WAY.get(was) != becomes:
                    left[path] = text
    assert left == {}


def test_the_calculator_answers_in_the_language(repository: Path) -> None:
    command = [sys.executable, "-m", "calculator", "2026-09-28", "--card", "ordinary", "--via", "hotline"]
    env = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, "--lang", LANG], cwd=repository, env=env, capture_output=True, text=True, check=True
    )
    assert "預計2026年10月8日（週四）至2026年10月10日（週六）之間辦完。" in done.stdout
    assert "工作日" in done.stdout


def test_the_ready_answers_are_those_of_the_calculator(repository: Path, three: Path) -> None:
    asked = "apply=2026-11-30&card=ordinary&via=hotline"
    script = (
        "import json, sys; from datetime import date; from pathlib import Path; from calculator import door;"
        "from hooks.finish import answer_codec;"
        "packed = json.loads(Path(sys.argv[1]).read_text('utf-8'));"
        "live = door.answer(sys.argv[2], lang=sys.argv[3], today=date.fromisoformat(sys.argv[4]));"
        "assert answer_codec.unpack(packed, sys.argv[2]) == live; print(live['text']['headline'])"
    )
    (ready,) = (three / "answers" / LANG).glob("2026-11.*json")
    done = subprocess.run(
        [sys.executable, "-c", script, str(ready), asked, LANG, TODAY.isoformat()],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "辦完" in done.stdout
    chinese, own = (
        {path.name.split(".")[0] for path in (three / "answers" / "count" / lang).iterdir()}
        for lang in ("zh", LANG)
    )
    assert chinese == own != set()


def test_the_search_answers_as_in_simplified_chinese(three: Path, tmp_path: Path) -> None:
    def named(expected: str) -> str:
        if expected.strip() == "-":
            return "-"
        pages = (each.strip() for each in expected.split("|"))
        return "|".join(f"{LANG}/{each}".replace(f"{LANG}/index#", f"{LANG}#") for each in pages)

    lines = []
    for line in QUERIES.read_text("utf-8").splitlines():
        lang, _, rest = line.partition("\t")
        if lang == "zh":
            query, expected, *_ = rest.split("\t")
            lines.append(f"{LANG}\t{traditional.converted(query)}\t{named(expected)}")
    table = tmp_path / "queries.tsv"
    table.write_text("\n".join(lines), "utf-8")
    done = subprocess.run(
        ["node", str(EVALUATE), str(table), str(three), "--json"], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    assert figures["queries"] > 100
    assert figures["sectionFirst"] >= LEAST_FIRST, figures
    assert figures["empty"] >= LEAST_EMPTY, figures


def test_frames_feeds_and_calendars_know_the_language(three: Path) -> None:
    assert f'"{LANG}"' in (three / "assets" / "embed" / "element.js").read_text("utf-8")
    assert (three / LANG / "embed" / "index.html").is_file()
    assert f'xml:lang="{LANG}"' in (three / LANG / "feed.xml").read_text("utf-8")
    assert "休" in (three / "calendars" / f"all.{LANG}.ics").read_text("utf-8")
    notices = json.loads((three / "api" / "v1" / "notices.json").read_text("utf-8"))
    assert set(notices["notices"][0]["text"]) == {"zh", "en", LANG}
    assert f"{LANG}/fees/" in (three / "sitemap.xml").read_text("utf-8")


def test_the_pictures_of_shared_links_have_every_character(repository: Path) -> None:
    script = (
        "from hooks.frame import open_graph; from hooks.pages import documents;"
        f"fonts = open_graph.fonts('{LANG}', 60);"
        f"titles = [page.title for page in documents.read('{LANG}')];"
        "bad = {s for t in titles for s in t if not any(open_graph.has(font, s) for font in fonts)};"
        "assert titles and not bad, bad"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
