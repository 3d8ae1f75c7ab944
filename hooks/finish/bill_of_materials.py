"""Writes `sbom.cdx.json`: what the site is made of and with, as a bill of materials in the form of CycloneDX.

Required is what the site ships (hooks/finish/licences.toml), excluded at run time what only builds it: the
pinned packages of requirements/build.txt and package-lock.json.

The same commit gives the same bytes on any day, so that who has the commit can hold a live site's bill
against it (tools/verify.py). When a site was built is told by what GitHub signs beside it.
"""

from pathlib import Path

from hooks import kept, toml_files
from hooks.finish import licences
from hooks.paths import ROOT
from hooks.settings import Settings

FILE = "sbom.cdx.json"
PINS = (ROOT / "requirements" / "build.txt", ROOT / "package-lock.json")


def write(settings: Settings) -> None:
    """Write the file into the built site; raises PluginError as licences.py does."""
    made_of = (
        settings.address,
        [licences.version(work) for work in toml_files.read(licences.WORKS)["work"]],
        kept.now(*PINS),
        kept.sources(Path(__file__).with_name("components.py"), licences.WORKS),
        kept.versions("cyclonedx-python-lib", "packageurl-python"),
    )
    text = kept.one("bills", made_of, lambda: _text(settings.address))
    (settings.site / FILE).write_bytes(text)


def _text(address: str) -> bytes:
    from hooks.finish import components  # its library takes long to import, and mostly the bill is kept

    return components.text(address).encode()
