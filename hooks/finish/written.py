"""Names every file that a finished site holds, so that nothing can be missing in silence."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs.exceptions import PluginError

from hooks.finish import (
    app_manifest,
    bill_of_materials,
    bundles,
    calendars,
    host_headers,
    open_data,
    security_contact,
)
from hooks.finish.hashed_names import Names
from hooks.frame import open_graph
from hooks.pages import documents
from hooks.pages.addresses import (
    ANSWER_KINDS,
    COUNTS,
    FEED,
    LICENCES,
    OPEN_DATA,
    answers_folder,
    blank_papers,
    calendar_file,
    language_folder,
    not_found_page,
)
from hooks.runtime import published
from hooks.runtime.runtime_files import RuntimeFiles
from hooks.settings import Settings
from hooks.window import months

ONCE = (
    "sitemap.xml",
    "llms.txt",
    "robots.txt",
    LICENCES,
    host_headers.FILE,
    bill_of_materials.FILE,
)
WITHOUT_LIVE_RELOAD = ("sw.js", "version.txt")


def expected(settings: Settings, runtime: RuntimeFiles) -> Iterator[str]:
    """Yield the path of every file that the site must hold, relative to its root, by its plain name."""
    yield from ONCE
    if not settings.live_reload:
        yield from WITHOUT_LIVE_RELOAD
    if security_contact.is_written(settings):
        yield security_contact.FILE
    for entry in (*bundles.ENTRIES, *bundles.MODULES):
        yield f"assets/{entry}"
    for document in documents.read_all(settings.docs):
        yield f"{document.url}index.html"
        yield open_graph.path(document.lang, document.name)
    for lang in settings.languages:
        yield f"{language_folder(lang)}{FEED}"
        yield not_found_page(lang)
        yield app_manifest.path(lang)
        yield f"search/{lang}/head.json"
        yield blank_papers(lang)
        for month in months(settings.today):
            yield from (f"{answers_folder(kind, lang)}/{month}.json" for kind in (*ANSWER_KINDS, COUNTS))
        for kind in calendars.KINDS:
            yield calendar_file(kind, lang)
    for name in open_data.names():
        yield f"{OPEN_DATA}/{name}"
    yield from published.paths(runtime)


def check(settings: Settings, runtime: RuntimeFiles, names: Names) -> None:
    """Raise PluginError with every file that is missing or empty; `names` says how each is published."""
    paths = (names.of(path) for path in expected(settings, runtime))
    missing = [path for path in paths if not _has_content(settings.site / path)]
    if missing:
        raise PluginError("The build wrote nothing into these files:\n" + "\n".join(missing))


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
