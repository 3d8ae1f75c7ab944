"""The languages of the site: every page exists in each of them, the first is the one without a folder."""

from facts import LANGUAGES

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "other_languages"]

DEFAULT_LANGUAGE = LANGUAGES[0]


def other_languages(lang: str) -> tuple[str, ...]:
    """Return the languages that a page in `lang` leads to, in their order."""
    return tuple(other for other in LANGUAGES if other != lang)
