"""Gives the files that pages load names that change with their content: `page.js` becomes `page.3f2a….js`.

A page can then load nothing of another build, whatever a host or a browser keeps, and each file may be kept
for ever. `Names` holds which address became which. A reference is a whole value: of an attribute in a page,
or a string of JSON in a page or a file. Scripts hold no addresses; pages hand them over.

A finished site may be finished again: `take_back` gives the files their plain names, and a reference is read
by its plain name too.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError

from hooks.pages.addresses import ANSWERS

FOLDERS = ("assets", ANSWERS, "search")
FIXED = (
    "assets/embed/element.js",  # other sites hold its address
    "assets/pictures/",  # so do those that show a link to a page
    "assets/python/",  # named by their content or version where they are made
    "assets/javascripts/lunr/",  # Material's search, which no page starts, finds these by their names
    "assets/javascripts/workers/",
)
MAPS = ".map"  # a script names its own, and no reader loads it
# Files that refer to others: a search's head names its parts, an application's manifest its icons.
INDEX = "search/"
MANIFEST = ".webmanifest"
DIGITS = 12
NAMED = re.compile(rf"^(?P<stem>.+)\.(?P<digest>[0-9a-f]{{{DIGITS}}})(?P<ending>\.[a-z0-9]+)$")

SCRIPT = r"<script\b(?P<script>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>(?P<code>.*?)</script\s*>"
TAG = r"<(?P<tag>[a-z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>"
TOKEN = re.compile(f"<!--.*?-->|{SCRIPT}|{TAG}", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"(\s[^\s=\"'<>/]+\s*=\s*)(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
JSON_TYPE = re.compile(r"\btype\s*=\s*[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)
JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
ENDING = re.compile(r"\.[a-z0-9]{2,11}$")
MAX_ENDING = 12
QUESTION_OR_FRAGMENT = re.compile(r"[?#]")
# As written in JSON, where a sign may be written as its number.
MAY_LEAD = re.compile(r"\.[a-z0-9]{2,11}(?:[?#].*)?\"$|\\u", re.DOTALL)
# One for each folder: what begins with fixed letters is found ten times as fast.
MENTIONS = [re.compile(rf"{folder}/[\w./-]+\.[a-z0-9]+") for folder in FOLDERS]
# What a browser reads of a page; data that lies elsewhere is for others, and may speak of any file.
PROGRAMS = {".html", ".js", ".css", ".webmanifest"}
DATA = PROGRAMS | {".json"}


@dataclass(frozen=True)
class Names:
    """Which address below the root of the site became which; `site` is the address of that root."""

    site: str
    published: dict[str, str] = field(default_factory=dict)

    def of(self, address: str) -> str:
        """Return the address at which a file is published, relative to the root like the given one."""
        return self.published.get(address, address)

    def reference(self, value: str, origin: str) -> str:
        """Return a reference in the file at `origin` with the published name, if it leads to such a file."""
        target = target_of(value, self.site, origin)
        if target not in self.published:
            return value
        address, rest = _parted(value)
        folder, slash, _ = address.rpartition("/")
        return folder + slash + self.published[target].rpartition("/")[2] + rest

    def in_page(self, html: str, origin: str) -> str:
        """Return the page at `origin` with the published names in attributes and blocks of JSON."""

        def token(found: re.Match[str]) -> str:
            whole = found[0]
            if found["tag"] is not None:
                return f"<{attributes(found['tag'])}>" if "." in whole else whole
            if found["script"] is None:
                return whole  # a comment
            code = found["code"]
            if JSON_TYPE.search(found["script"]):
                code = self.in_json(code, origin)
            return f"{whole[:7]}{attributes(found['script'])}>{code}{whole[whole.rindex('</') :]}"

        def attributes(text: str) -> str:
            return ATTRIBUTE.sub(lambda each: each[1] + self._attribute(each[2], origin), text)

        return TOKEN.sub(token, html)

    def _attribute(self, written: str, origin: str) -> str:
        if "." not in written:
            return written  # most are: no address of a file
        quote = written[0] if written[0] in "\"'" else ""
        value = unescape(written.strip(quote) if quote else written)
        renamed = self.reference(value, origin)
        return written if renamed == value else f"{quote}{escape(renamed)}{quote}"

    def in_json(self, text: str, origin: str) -> str:
        """Return JSON of the file at `origin` with the published names in its strings."""

        def string(found: re.Match[str]) -> str:
            if not _may_lead_to_a_file(found[0]):
                return found[0]
            value = json.loads(found[0])
            renamed = self.reference(value, origin)
            return found[0] if renamed == value else json.dumps(renamed, ensure_ascii=False)

        return JSON_STRING.sub(string, text)


def target_of(value: str, site: str, origin: str) -> str:
    """Return the plain address of the file of this site that a reference in `origin` leads to, else ""."""
    address, _ = _parted(value)
    if not ENDING.search(address[-MAX_ENDING:]):
        return ""
    target = urljoin(site + origin, address)
    return plain_name(target.removeprefix(site)) if target.startswith(site) else ""


def _parted(value: str) -> tuple[str, str]:
    """Return an address without its question and fragment, and these."""
    end = QUESTION_OR_FRAGMENT.search(value)
    at = end.start() if end else len(value)
    return value[:at], value[at:]


def _may_lead_to_a_file(written: str) -> bool:
    """Tell whether a string of JSON is worth reading: a search index holds a hundred thousand others."""
    return bool(MAY_LEAD.search(written))


def hashed(address: str, content: bytes) -> str:
    """Return the address with the hash of the content before its ending."""
    stem, dot, ending = address.rpartition(".")
    return f"{stem}.{sha256(content).hexdigest()[:DIGITS]}{dot}{ending}"


def plain_name(address: str) -> str:
    """Return the address without a hash in it."""
    found = NAMED.match(address)
    return found["stem"] + found["ending"] if found else address


def take_back(site: Path) -> None:
    """Give the files of a finished site their plain names; one that stands beside its plain name goes."""
    for address in list(_addresses(site)):
        plain = plain_name(address)
        path = site / address
        if plain == address or hashed(plain, path.read_bytes()) != address:
            continue
        if (site / plain).exists():
            path.unlink()
        else:
            path.rename(site / plain)


def give(site: Path, root: str) -> Names:
    """Rename the files that pages load, each after those it refers to, and return their names.

    `root` is the address of the site. Raises PluginError if files refer to each other in a circle.
    """
    names = Names(root)
    waiting = {each: _references(site, each, root) for each in _addresses(site)}
    while waiting:
        ready = [each for each, needed in waiting.items() if not needed & waiting.keys()]
        if not ready:
            raise PluginError(f"These files refer to each other in a circle: {', '.join(waiting)}")
        for each in ready:
            _publish(site, each, names)
            del waiting[each]
    for path in site.rglob(f"*{MANIFEST}"):
        path.write_text(names.in_json(path.read_text("utf-8"), path.relative_to(site).as_posix()), "utf-8")
    return names


def _references(site: Path, address: str, root: str) -> set[str]:
    if not address.startswith(INDEX):
        return set()
    strings = filter(_may_lead_to_a_file, JSON_STRING.findall((site / address).read_text("utf-8")))
    return {target_of(json.loads(each), root, address) for each in strings} - {address}


def _publish(site: Path, address: str, names: Names) -> None:
    path = site / address
    if address.startswith(INDEX):
        path.write_text(names.in_json(path.read_text("utf-8"), address), "utf-8")
    names.published[address] = hashed(address, path.read_bytes())
    path.rename(site / names.published[address])


def _addresses(site: Path) -> Iterator[str]:
    """Yield every file that is named by its content, in a fixed order."""
    for folder in FOLDERS:
        for path in sorted((site / folder).rglob("*")):
            address = path.relative_to(site).as_posix()
            if path.is_file() and path.suffix != MAPS and not address.startswith(FIXED):
                yield address


def _mentions(text: str) -> set[str]:
    return {mention for pattern in MENTIONS for mention in pattern.findall(text)}


def check(site: Path, names: Names) -> None:
    """Raise PluginError for every place that still mentions a file by the name it no longer has."""
    found = [
        f"{path.relative_to(site).as_posix()} mentions {mention}"
        for path in sorted(site.rglob("*"))
        if path.suffix in (DATA if path.relative_to(site).parts[0] in FOLDERS else PROGRAMS)
        for mention in sorted(_mentions(path.read_text("utf-8")) & names.published.keys())
    ]
    if found:
        raise PluginError(
            "Files that pages load are named by their content. A page hands their addresses to its scripts "
            "as whole values of attributes or of JSON, which the build renames. It cannot rename these:\n"
            + "\n".join(found)
        )
