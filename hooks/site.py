"""The one file that MkDocs loads: every event, with its steps in the order in which they happen."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

# MkDocs loads this file by its path; a bare `mkdocs build` finds the packages beside `hooks` by this alone.
sys.path.append(str(Path(__file__).resolve().parent.parent))

from mkdocs.plugins import event_priority

from hooks import build, checks, finish, rendered
from hooks.blocks import checklists, citations, render, tables
from hooks.build_date import build_date
from hooks.finish import bundles, service_worker
from hooks.frame import compiled, last_checked, lean, navigation
from hooks.frame import context as frame
from hooks.settings import within_another_build

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_pre_build(*, config: "MkDocsConfig") -> None:
    """Once, before the first language: check all pages, then make ready what every page needs."""
    if not within_another_build(config):
        checks.run(Path(config.docs_dir), build_date(), production=not config.extra.get("live_reload"))
        begun = build.begin(config)
        navigation.prune(config, len(begun.settings.order))
        service_worker.register_nothing_that_changes(config)


def on_env(env: "Environment", *, config: "MkDocsConfig", **_event: Any) -> "Environment":
    """For each language: give its words and the inline scripts to the templates, and keep these lean."""
    lean.make(env)
    compiled.keep(env)
    frame.give_words(env, config)
    bundles.give_inline_scripts(env)
    return env


@event_priority(90)  # before plugins that expect finished Markdown
def on_page_markdown(markdown: str, *, page: "Page", files: "Files", **_event: Any) -> str:
    """For each page: put HTML in the place of its markers, and keep what Markdown makes of it."""
    rendered.keep(page, files)
    return render.of_page(markdown, page, build.current().settings)


def on_page_content(html: str, **_event: Any) -> str:
    """For each page: name the boxes of checklists, and put tables into boxes that scroll."""
    return tables.in_boxes(checklists.with_names(html))


def on_page_context(
    context: dict[str, Any], *, page: "Page", config: "MkDocsConfig", **_event: Any
) -> dict[str, Any]:
    """For each page: prepare its head, its frame and the calculator."""
    frame.give_page(context, page, config, build.current())
    return context


def on_post_page(output: str, *, page: "Page", **_event: Any) -> str:
    """For each page: say when it was last checked, and add the notes of its source marks."""
    output = last_checked.filled_in(output, page.meta, page.file.src_uri)
    return citations.with_notes(output, page.file.src_uri)


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: "MkDocsConfig"
) -> dict[str, Any]:
    """For each language: prepare the page for missing addresses."""
    frame.give_not_found(context, template_name, config, build.current())
    return context


def on_post_template(output_content: str, *, template_name: str, config: "MkDocsConfig") -> str:
    """For each language: put its page for missing addresses into its folder."""
    return frame.kept_at_its_place(output_content, template_name, config)


@event_priority(-200)  # after static-i18n, which builds the further languages within its own turn
def on_post_build(*, config: "MkDocsConfig") -> None:
    """Once, after the last language: finish the site."""
    if not within_another_build(config):
        finish.run(build.current().settings, build.current().runtime)
