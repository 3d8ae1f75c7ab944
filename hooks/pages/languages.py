"""The languages of the site: every page exists in each of them."""

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"


def other_language(lang: str) -> str:
    """Return the language that a page in `lang` switches to."""
    return next(other for other in LANGUAGES if other != lang)
