"""Where a page stands below the root of the site, and how one page links to another."""

from mkdocs.utils import get_relative_url

from calculator.query import YES_OR_NO
from hooks.pages.languages import DEFAULT_LANGUAGE

FEED = "feed.xml"  # in the folder of each language
NOT_FOUND = "404.html"  # the page for missing addresses, in the folder of each language
LICENCES = "licences.txt"
ANSWERS = "answers"  # the folder of the ready answers, one folder inside for each language
# Ready answers are of several kinds, each in files of its own, which nobody loads who does not ask for it:
# about a plain day of application, one with a circumstance, a finish, and what must be settled first.
PLAIN = "plain"
FINISH_BY = "finish_by"
STOPS = "stop"
COUNTS = "count"  # those of the counter of working days, whose page asks for nothing else
ANSWER_KINDS = (PLAIN, *YES_OR_NO, FINISH_BY, STOPS)
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


def answers_folder(kind: str, lang: str) -> str:
    """Return the folder of the ready answers of a kind, with one file for each month."""
    return f"{ANSWERS}/{lang}" if kind == PLAIN else f"{ANSWERS}/{kind}/{lang}"


def blank_papers(lang: str) -> str:
    """Return the address of the papers left blank, by the name it has before its hash."""
    return f"assets/papers/blank-{lang}.json"


def calendar_file(kind: str, lang: str) -> str:
    """Return the address of a subscribed calendar, such as "calendars/days-off.zh.ics"."""
    return f"{CALENDARS}/{kind}.{lang}.ics"


def language_folder(lang: str) -> str:
    """Return the folder of a language below the root of the site: `` for the first, `en/` for English."""
    return "" if lang == DEFAULT_LANGUAGE else f"{lang}/"


def not_found_page(lang: str) -> str:
    """Return the address of the page for what is missing below the folder of a language."""
    return language_folder(lang) + NOT_FOUND


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
