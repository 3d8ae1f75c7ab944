"""What the build must know of the whole site, read once from `mkdocs.yml`, whatever the language built."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from hooks.build_date import build_date
from hooks.pages.languages import LANGUAGES


class Language(NamedTuple):
    """What the site is called in one language."""

    name: str
    site_name: str
    summary: str


@dataclass(frozen=True)
class Settings:
    """The settings of one build.

    `order` names the pages as the navigation does, `address` is the site's, with a slash at its end,
    `origins` where Pyodide's core comes from, first choice first, `engine` the kind of engine that the site
    offers, `today` the day of the build in China. With `live_reload` the pages change while they are read.
    `security_contact` is the address to tell of a weakness, "" if there is none.
    """

    site: Path
    docs: Path
    address: str
    languages: dict[str, Language]
    order: tuple[str, ...]
    pyodide: str
    origins: tuple[str, ...]
    engine: str
    live_reload: bool
    today: date
    security_contact: str = ""


def read(config: MkDocsConfig) -> Settings:
    """Return the settings; the configuration must not have been fitted to a language yet.

    Raises PluginError if the site has no address, or other languages than all that is said.
    """
    if not config.site_url:
        raise PluginError(
            "The site has no address: set SITE_URL to one such as https://your.site/, or leave it unset."
        )
    pyodide = config.extra["pyodide"]
    return Settings(
        site=Path(config.site_dir),
        docs=Path(config.docs_dir),
        address=str(config.site_url),
        languages=_languages(config),
        order=tuple(in_order(list(config.nav or []))),
        pyodide=str(pyodide["version"]),
        origins=tuple(pyodide["origins"]),
        engine=str(pyodide["engine"]),
        live_reload=bool(config.extra.get("live_reload")),
        today=build_date(),
        security_contact=str(config.extra.get("security_contact") or ""),
    )


def _languages(config: MkDocsConfig) -> dict[str, Language]:
    own = {language.locale: language for language in config.plugins["i18n"].config.languages}
    if tuple(own) != LANGUAGES:
        raise PluginError(
            f"mkdocs.yml: plugins.i18n.languages are {', '.join(own)}, but calculator/data/languages.toml "
            f"has {', '.join(LANGUAGES)}: name the same there, in the same order."
        )
    return {
        lang: Language(
            name=own[lang].name,
            site_name=str(own[lang].site_name or config.site_name),
            summary=str(own[lang].site_description or config.site_description),
        )
        for lang in LANGUAGES
    }


def in_order(nav: list[Any]) -> Iterator[str]:
    """Yield the names of the pages in the order of the navigation in `mkdocs.yml`."""
    for item in nav:
        if isinstance(item, str):
            yield item.removesuffix(".md")
        else:
            for children in item.values():
                yield from in_order(children if isinstance(children, list) else [children])


def within_another_build(config: MkDocsConfig) -> bool:
    """Return whether this builds a further language: static-i18n does so within the build of the first."""
    plugin: Any = config.plugins["i18n"]
    return bool(plugin.building)
