"""What stands beside the pages for programs: contact for weaknesses, bill of materials, manifest."""

import json
from datetime import date
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from hooks import toml_files
from hooks.finish import app_manifest, components, licences, security_contact
from hooks.paths import ROOT
from hooks.settings import Language, Settings


def settings(site: Path, *, address: str = "https://host.example/", contact: str = "") -> Settings:
    site.mkdir(exist_ok=True)
    return Settings(
        site=site,
        docs=site,
        address=address,
        languages={"zh": Language("中文", "指南", "说明。"), "en": Language("English", "Guide", "Summary.")},
        order=(),
        pyodide="1",
        origins=("own",),
        engine="small",
        live_reload=False,
        today=date(2026, 11, 22),
        security_contact=contact,
    )


# The contact


def test_a_contact_is_written_as_rfc_9116_has_it_and_expires_half_a_year_after_the_build(
    tmp_path: Path,
) -> None:
    security_contact.write(settings(tmp_path, contact="mailto:a@host.example"))
    assert (tmp_path / ".well-known" / "security.txt").read_text() == (
        "Contact: mailto:a@host.example\n"
        "Expires: 2027-05-21T00:00:00+08:00\n"
        "Preferred-Languages: zh, en\n"
        "Canonical: https://host.example/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(
    "known", [{}, {"contact": "mailto:a@host.example", "address": "https://host.example/guide/"}]
)
def test_without_a_contact_or_below_a_path_there_is_no_file_and_the_build_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, known: dict[str, str]
) -> None:
    caplog.set_level("INFO")
    security_contact.write(settings(tmp_path, contact="mailto:a@host.example"))
    security_contact.write(settings(tmp_path, **known))
    assert not (tmp_path / ".well-known" / "security.txt").exists()
    assert "security.txt is not written" in caplog.text


@pytest.mark.parametrize("contact", ["a@host.example", "http://host.example/", "javascript:x"])
def test_a_contact_that_is_no_address_stops_the_build(tmp_path: Path, contact: str) -> None:
    with pytest.raises(PluginError, match=r"extra\.security_contact is .* it should be an address such as"):
        security_contact.write(settings(tmp_path, contact=contact))


# The bill of materials


@pytest.mark.exhaustive
def test_the_bill_is_valid_by_the_schema_of_its_standard() -> None:
    # Takes seconds to import: once, and by one process alone.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    text = components.text("https://guide.example/")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_the_bill_names_all_that_is_shipped_and_all_that_builds_with_their_versions() -> None:
    bill = json.loads(components.text("https://guide.example/"))
    required = {each["name"] for each in bill["components"] if each["scope"] == "required"}
    assert required == {work["name"] for work in toml_files.read(licences.WORKS)["work"]}
    excluded = {each["purl"] for each in bill["components"] if each["scope"] == "excluded"}
    installed = json.loads((ROOT / "package-lock.json").read_text())["packages"]["node_modules/esbuild"]
    assert f"pkg:npm/esbuild@{installed['version']}" in excluded
    pins = (ROOT / "requirements" / "build.txt").read_text()
    for line in (line for line in pins.splitlines() if "==" in line):
        name, _, version = line.split()[0].partition("==")
        assert f"pkg:pypi/{name}@{version}" in excluded
    assert "pkg:npm/typescript" not in str(excluded), "only tests need it"


def test_the_same_site_has_the_same_bill_whenever_it_is_made() -> None:
    first = components.text("https://guide.example/")
    assert components.text("https://guide.example/") == first
    other = components.text("https://other.example/")
    assert json.loads(other)["serialNumber"] != json.loads(first)["serialNumber"]


# The manifest of the application


@pytest.mark.parametrize(
    ("lang", "path", "scope", "icon"),
    [
        ("zh", "manifest.webmanifest", "./", "assets/icons/icon-192.png"),
        ("en", "en/manifest.webmanifest", "../", "../assets/icons/icon-192.png"),
    ],
)
def test_the_application_opens_in_its_language_and_holds_both(
    tmp_path: Path, lang: str, path: str, scope: str, icon: str
) -> None:
    known = settings(tmp_path)
    (tmp_path / "en").mkdir()
    app_manifest.write(known)
    manifest = json.loads((tmp_path / path).read_text("utf-8"))
    assert (manifest["lang"], manifest["name"]) == (lang, known.languages[lang].site_name)
    assert (manifest["start_url"], manifest["scope"]) == ("./", scope)
    assert manifest["icons"][0]["src"] == icon
    assert {each["purpose"] for each in manifest["icons"]} == {"any", "maskable"}
