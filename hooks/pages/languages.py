"""The languages of the site: every page exists in each of them, the first is the one without a folder."""

from facts import LANGUAGES

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "other_language"]

DEFAULT_LANGUAGE = LANGUAGES[0]


def other_language(lang: str) -> str:
    """Return the language that a page in `lang` switches to."""
    return next(other for other in LANGUAGES if other != lang)
