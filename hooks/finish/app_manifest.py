"""Writes `manifest.webmanifest` in each language: with it a reader's device keeps the site as an application.

What makes it work without a network is the service worker. Both languages are one application as far as its
pages go, so that the language link stays within it.
"""

import json
from typing import Any

from mkdocs.utils import get_relative_url

from hooks.frame.open_graph import PAPER
from hooks.pages.addresses import APP_ICONS, APP_MANIFEST, language_folder
from hooks.settings import Language, Settings
from hooks.wording import frame_wording

# Drawn from the logo by `python -m tools.icons`: name, size in pixels, purpose.
ICONS = (("icon-192", 192, "any"), ("icon-512", 512, "any"), ("maskable-512", 512, "maskable"))


def content(lang: str, language: Language) -> dict[str, Any]:
    """Return the manifest of a language; its addresses are relative to itself."""
    folder = language_folder(lang)
    return {
        "name": language.site_name,
        "short_name": frame_wording(lang)["app"]["short_name"],
        "description": language.summary,
        "lang": lang,
        "start_url": "./",
        "scope": "../" if folder else "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": get_relative_url(f"{APP_ICONS}/{name}.png", folder),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for name, size, purpose in ICONS
        ],
    }


def path(lang: str) -> str:
    """Return where the manifest of a language stands below the root of the site."""
    return f"{language_folder(lang)}{APP_MANIFEST}"


def write(settings: Settings) -> None:
    """Write the manifests into the built site."""
    for lang, language in settings.languages.items():
        target = settings.site / path(lang)
        text = json.dumps(content(lang, language), ensure_ascii=False, indent=1)
        target.write_text(text + "\n", "utf-8")
