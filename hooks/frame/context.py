"""Gives the templates what they show beside the text of a page."""

from typing import TYPE_CHECKING, Any

from hooks.build import Build
from hooks.frame import calculator_page, counter_page, navigation, papers_page
from hooks.frame.head import frame, head, not_found_links
from hooks.pages.addresses import lang_and_name
from hooks.pages.languages import DEFAULT_LANGUAGE, LANGUAGES
from hooks.wording import frame_wording, wording

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

NOT_FOUND = "404.html"


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
    """Give the page for missing addresses the words and links of every language."""
    if template == NOT_FOUND:
        context["frame"] = frame(str(config.theme["language"]), "index", build.settings)
        context["frames"] = {each: frame_wording(each) for each in LANGUAGES}
        context["not_found_links"] = not_found_links(build.settings.docs)


def kept_once(output: str, template: str, config: "MkDocsConfig") -> str:
    """Return the page for missing addresses in one build only: each language would write it anew."""
    of_default = config.theme["language"] == DEFAULT_LANGUAGE
    return output if of_default or template != NOT_FOUND else ""
