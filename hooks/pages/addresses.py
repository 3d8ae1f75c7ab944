"""Where a page stands below the root of the site, and how one page links to another."""

from mkdocs.utils import get_relative_url

from hooks.pages.languages import DEFAULT_LANGUAGE

FEED = "feed.xml"  # in the folder of each language
LICENCES = "licences.txt"
ANSWERS = "answers"  # the folder of the ready answers, one folder inside for each language
COUNTS = f"{ANSWERS}/count"  # the same for the counter of working days
CALENDARS = "calendars"  # the folder of the subscribed calendars
PYTHON_WORKER = "assets/calculator/worker.js"  # the files of scripts, by the names they have before hashes
SEARCH_WORKER = "assets/search/worker.js"
KEEP_OFFLINE = "assets/offline/keep.js"
FILES_FOR_WORD = "assets/papers/docx.js"
APP_MANIFEST = "manifest.webmanifest"  # in the folder of each language
APP_ICONS = "assets/icons"
OPEN_DATA = "api/v1"  # the folder of the open files; another shape of them is another folder


def lang_and_name(src_uri: str) -> tuple[str, str]:
    """Return the language and the name of the page at a path below docs/: `zh/faq.md` is `zh`, `faq`."""
    lang, _, name = src_uri.removesuffix(".md").partition("/")
    return lang, name


def blank_papers(lang: str) -> str:
    """Return the address of the papers left blank, by the name it has before its hash."""
    return f"assets/papers/blank-{lang}.json"


def calendar_file(kind: str, lang: str) -> str:
    """Return the address of a subscribed calendar, such as "calendars/days-off.zh.ics"."""
    return f"{CALENDARS}/{kind}.{lang}.ics"


def language_folder(lang: str) -> str:
    """Return the folder of a language below the root of the site: `` for the first, `en/` for English."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def page_url(lang: str, name: str) -> str:
    """Return a page's address below the root of the site: `sources/`, `en/sources/`, `` for the home page."""
    folder = language_folder(lang)
    if name == "index":
        return folder
    return f"{folder}{name.removesuffix('/index')}/"


def page_path(path: str) -> str:
    """Return the address of a file of the site, relative to its root: a folder's page has the folder's."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path


def page_link(origin: str, lang: str, name: str, fragment: str = "") -> str:
    """Return the link from the page at address `origin` to a page of that language, with its fragment."""
    return get_relative_url(page_url(lang, name), origin) + (f"#{fragment}" if fragment else "")
