"""What the build knows of the whole site."""

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from hooks import settings
from hooks.paths import ROOT


def test_pages_are_listed_in_the_order_of_the_navigation() -> None:
    nav = ["index.md", {"Before": ["what-it-is.md", "before-you-start.md"]}, {"Title": "faq.md"}]
    assert list(settings.in_order(nav)) == ["index", "what-it-is", "before-you-start", "faq"]


def test_an_empty_address_is_refused_and_not_written_into_the_site_map(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SITE_URL", "")
    with pytest.raises(PluginError, match="set SITE_URL to one such as"):
        settings.read(load_config(str(ROOT / "mkdocs.yml")))


def test_each_language_has_its_own_name_of_the_site() -> None:
    known = settings.read(load_config(str(ROOT / "mkdocs.yml")))
    assert {lang: language.site_name for lang, language in known.languages.items()} == {
        "zh": "电销卡注销指南",
        "en": "Cancel a telemarketing SIM",
    }


def test_mkdocs_and_the_list_of_languages_name_the_same_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "LANGUAGES", ("zh", "en", "fr"))
    with pytest.raises(PluginError, match=r"are zh, en, but calculator/data/languages\.toml has zh, en, fr"):
        settings.read(load_config(str(ROOT / "mkdocs.yml")))
