"""What is done over the finished site, once, after the last language.

`python -m hooks.finish site` does the same to a folder of pages, whoever made them; a second time changes
nothing. Compressed copies are laid after it, see compression.py.
"""

import logging
import pickle

from mkdocs.exceptions import PluginError

import facts
from facts import FactsError
from facts.questions import FILE, Questions, load_questions
from hooks import kept
from hooks.finish import (
    app_manifest,
    bill_of_materials,
    blank_papers,
    bundles,
    calendars,
    compression,
    feeds,
    hashed_names,
    host_headers,
    licences,
    open_data,
    policy,
    ready_answers,
    ready_counts,
    search,
    security_contact,
    service_worker,
    written,
)
from hooks.finish.hashed_names import Names
from hooks.frame import open_graph
from hooks.pages import documents
from hooks.paths import BROWSER
from hooks.runtime import published
from hooks.runtime.runtime_files import RuntimeFiles
from hooks.settings import Settings

LOG = logging.getLogger("mkdocs.plugins.search")


def run(settings: Settings, runtime: RuntimeFiles) -> None:
    """Do everything that concerns the finished site; raises PluginError with what is wrong."""
    site = settings.site
    compression.take_away(site)
    hashed_names.take_back(site)
    bundles.bundle(BROWSER, site / "assets")
    kept.forget_unused()
    ready_answers.write(site, settings.languages, settings.today)
    ready_counts.write(site, settings.languages, settings.today)
    for lang in settings.languages:
        blank_papers.write(site, lang)
        calendars.write(settings, lang)
    names_of_site = {lang: language.site_name for lang, language in settings.languages.items()}
    open_graph.write(site, documents.read_all(settings.docs), names_of_site)
    feeds.write(settings)
    open_data.write(settings)
    _index(settings)
    licences.write(site)
    bill_of_materials.write(settings)
    security_contact.write(settings)
    app_manifest.write(settings)
    published.publish(runtime, site)
    described = published.described(runtime, settings.origins)
    names = hashed_names.give(site, settings.address)
    _finish_pages(settings, names, described["origins"])
    hashed_names.check(site, names)
    # Hashes every file that readers get, so none may change after it.
    if not settings.live_reload:
        service_worker.write(site, service_worker.python_files(described), settings.today)
    # Has a rule for every file of the site, so none may come after it.
    host_headers.write(site, settings.address, described["origins"])
    written.check(settings, runtime, names)


def _index(settings: Settings) -> None:
    """Make the search index of the pages, and print how large it is."""
    try:
        sizes = search.write_indexes(settings.site, settings.today, _questions())
    except (search.SearchError, FactsError) as error:
        raise PluginError(str(error)) from error
    for each in sizes:
        LOG.info(each.sentence())


def _questions() -> Questions:
    """Return the questions, read anew only if they or their reader changed: there are thousands."""
    made_of = (kept.now(facts.FOLDER / FILE), kept.sources(facts.FOLDER))
    found: Questions = pickle.loads(  # noqa: S301  # this build's own folder
        kept.one("questions", made_of, lambda: pickle.dumps(load_questions()))
    )
    return found


def _finish_pages(settings: Settings, names: Names, origins: list[dict[str, str]]) -> None:
    """Give each page the published names of what it loads, and its policy."""
    for page in sorted(settings.site.rglob("*.html")):
        path = page.relative_to(settings.site).as_posix()
        try:
            html = names.in_page(page.read_text("utf-8"), path)
            html = policy.protected(html, origins, live_reload=settings.live_reload)
        except ValueError as error:
            raise PluginError(f"{path}: {error}") from error
        page.write_text(html, "utf-8")
