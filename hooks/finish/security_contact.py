"""Writes `/.well-known/security.txt` (RFC 9116): whom to tell of a weakness of the site.

The file must name a contact, and an invented one would be worse than none: without `extra.security_contact`
in mkdocs.yml there is no file, and the build says so. Nor is there one below a path: it is looked for at the
root of a host alone.
"""

import logging
from datetime import date, timedelta
from urllib.parse import urljoin, urlsplit

from mkdocs.exceptions import PluginError

from hooks.pages.languages import LANGUAGES
from hooks.settings import Settings

LOG = logging.getLogger("mkdocs.hooks.security_contact")
FILE = ".well-known/security.txt"
# RFC 9116 recommends less than a year; a site that is built each month renews it long before.
VALID = timedelta(days=180)
SCHEMES = ("mailto", "https", "tel")


def is_written(settings: Settings) -> bool:
    """Tell whether this site has the file."""
    return bool(settings.security_contact) and urlsplit(settings.address).path == "/"


def text(contact: str, address: str, today: date) -> str:
    """Return the file; raises PluginError for a contact that is no address of mail, web or telephone."""
    if urlsplit(contact).scheme not in SCHEMES:
        raise PluginError(
            f"mkdocs.yml: extra.security_contact is {contact!r}; it should be an address such as "
            "mailto:somebody@your.site or https://your.site/contact."
        )
    return (
        f"Contact: {contact}\n"
        f"Expires: {(today + VALID).isoformat()}T00:00:00+08:00\n"
        f"Preferred-Languages: {', '.join(LANGUAGES)}\n"
        f"Canonical: {urljoin(address, FILE)}\n"
    )


def write(settings: Settings) -> None:
    """Write the file into the built site, if it has one."""
    target = settings.site / FILE
    if not is_written(settings):
        target.unlink(missing_ok=True)
        LOG.info(
            "%s is not written: it needs SITE_CONTACT or extra.security_contact, and a site at the root of "
            "its host.",
            FILE,
        )
        return
    target.parent.mkdir(exist_ok=True)
    target.write_text(text(settings.security_contact, settings.address, settings.today), "utf-8")
