"""Gives the templates what they show beside the text of a page."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from hooks.build import Build
from hooks.frame import calculator_page, counter_page, navigation, papers_page
from hooks.frame.head import frame, head, not_found
from hooks.pages.addresses import NOT_FOUND, lang_and_name, not_found_page
from hooks.pages.languages import DEFAULT_LANGUAGE, LANGUAGES, other_languages
from hooks.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def give_words(env: "Environment", config: "MkDocsConfig") -> None:
    """Put the words of the language being built into the templates' globals, as `t`."""
    env.globals["t"] = wording(str(config.theme["language"]))


def give_page(context: dict[str, Any], page: "Page", config: "MkDocsConfig", build: Build) -> None:
    """Give a page's template `head` and `frame`; `calculator`, `counter` or `papers` where that is shown."""
    lang, name = lang_and_name(page.file.src_uri)
    context["nav"] = navigation.near(context["nav"], len(build.settings.order))
    context["head"] = head(page, lang, name, config)
    context["frame"] = frame(lang, name, build.settings)
    if page.meta.get("template") in calculator_page.TEMPLATES:
        context["calculator"] = calculator_page.context(
            lang, name, page.url, build.python, build.settings.today
        )
    if page.meta.get("template") == counter_page.TEMPLATE:
        context["counter"] = counter_page.context(lang, name, page.url, build.python, build.settings.today)
    if page.meta.get("template") == papers_page.TEMPLATE:
        context["papers"] = papers_page.context(lang, page.url, build.python)


def give_not_found(context: dict[str, Any], template: str, config: "MkDocsConfig", build: Build) -> None:
    """Give the page for missing addresses its words and links.

    That of the first language speaks every language, since many hosts have no other; it names those of the
    other languages.
    """
    if template == NOT_FOUND:
        lang = str(config.theme["language"])
        is_first = lang == DEFAULT_LANGUAGE
        context["frame"] = frame(lang, "index", build.settings)
        context["not_found"] = not_found(LANGUAGES if is_first else (lang,), build.settings.docs)
        context["other_not_found"] = [not_found_page(each) for each in other_languages(lang) if is_first]


def kept_at_its_place(output: str, template: str, config: "MkDocsConfig") -> str:
    """Return a template's output; write the page for missing addresses of a further language, and return "".

    MkDocs has one place for it, where each language would put its own over that of the one before.
    """
    lang = str(config.theme["language"])
    if template != NOT_FOUND or lang == DEFAULT_LANGUAGE:
        return output
    page = Path(config.site_dir) / not_found_page(lang)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(output, "utf-8")
    return ""
