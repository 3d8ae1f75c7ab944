"""`_headers` says of every file of the finished site what the description says."""

from pathlib import Path

from hooks.finish import host_headers

ORIGINS = [{"name": "jsdelivr", "url": "https://cdn.jsdelivr.net/npm/pyodide@314.0.7/"}]


def test_a_host_that_reads_the_file_sends_what_the_description_says(site_dir: Path) -> None:
    rules = host_headers.read((site_dir / host_headers.FILE).read_text("utf-8"))
    known = host_headers.kinds(ORIGINS)
    paths = list(host_headers.paths_of(site_dir))
    assert {"", "sw.js", "version.txt", "embed/", "sbom.cdx.json"} <= set(paths)
    for path in paths:
        assert host_headers.sent_by(rules, f"/{path}") == host_headers.sent_with(known, path), path


def test_every_file_has_a_known_type(site_dir: Path) -> None:
    endings = {path.suffix for path in site_dir.rglob("*") if path.is_file() and path.name != "_headers"}
    assert endings - host_headers.TYPES.keys() == set()
