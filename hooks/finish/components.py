"""Lists what the site is made of and with, as a bill of materials in the form of CycloneDX."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from hooks import toml_files
from hooks.finish import licences
from hooks.paths import ROOT

PINNED = re.compile(r"^([a-z0-9._-]+)==([^ \\]+)", re.MULTILINE | re.IGNORECASE)
MODULES = "node_modules/"


def shipped() -> Iterator[Component]:
    """Yield every work that the site ships, with its licence; raises PluginError as licences.py does."""
    named = LicenseFactory()
    for work in toml_files.read(licences.WORKS)["work"]:
        kind, package = ("pypi", work["python"]) if "python" in work else ("npm", work["npm"])
        version = licences.version(work)
        yield Component(
            type=ComponentType.LIBRARY,
            name=work["name"],
            version=version,
            description=work["ships"],
            licenses=[named.make_from_string(work["licence"])],
            purl=_address(kind, package, version),
            bom_ref=f"shipped/{work['name']}",
            scope=ComponentScope.REQUIRED,
        )


def builders(root: Path = ROOT) -> Iterator[Component]:
    """Yield every pinned package that builds the site."""
    for name, version in PINNED.findall((root / "requirements" / "build.txt").read_text("utf-8")):
        yield _builder("pypi", name, version)
    packages: dict[str, dict[str, Any]] = json.loads((root / "package-lock.json").read_text("utf-8"))[
        "packages"
    ]
    for path, package in packages.items():
        if path.startswith(MODULES) and not package.get("dev"):
            yield _builder("npm", path.rpartition(MODULES)[2], package["version"])


def _builder(kind: str, name: str, version: str) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=name,
        version=version,
        purl=_address(kind, name, version),
        bom_ref=f"build/{kind}/{name}@{version}",
        scope=ComponentScope.EXCLUDED,
    )


def _address(kind: str, name: str, version: str) -> PackageURL:
    namespace, _, last = name.rpartition("/")
    return PackageURL(type=kind, namespace=namespace or None, name=last, version=version)


def text(address: str) -> str:
    """Return the bill as JSON; the same components of a site at the same address are the same bill."""
    components = [*shipped(), *builders()]
    site = Component(type=ComponentType.APPLICATION, name=address, bom_ref="site")
    told = json.dumps(sorted(f"{each.bom_ref}@{each.version}" for each in components))
    bill = Bom(
        serial_number=uuid5(NAMESPACE_URL, f"{address} {told}"),
        components=components,
        metadata=BomMetaData(component=site),
    )
    bill.register_dependency(site, [each for each in components if each.scope is ComponentScope.REQUIRED])
    written = json.loads(JsonV1Dot6(bill).output_as_string())
    del written["metadata"]["timestamp"]  # the library cannot leave it out
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
