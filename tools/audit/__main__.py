"""Audits a built site: `python -m tools.audit site`; ends with 0 if nothing is wrong, else with 1."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import load_config
from tqdm import tqdm

from hooks import settings
from hooks.build_date import build_date
from hooks.paths import ROOT
from hooks.runtime.published import ADDRESSES
from tools.audit import browser, report
from tools.audit.checks.validity import ValidatorError
from tools.audit.finding import Finding
from tools.audit.lighthouse import LighthouseError
from tools.audit.pages import Site
from tools.audit.pictures import Pictures
from tools.audit.steps import PARTS, Round, Step, files
from tools.find_browser import NoBrowserError
from tools.ports import free_port
from tools.preview import running

COULD_NOT = 2


def configured(folder: Path) -> Site:
    """Return the site in a folder as `mkdocs.yml` describes it."""
    known = settings.read(load_config(str(ROOT / "mkdocs.yml")))
    addresses = {name: ADDRESSES[name].format(version=known.pyodide) for name in known.origins}
    others = (address for address in addresses.values() if urlsplit(address).netloc)
    return Site(folder, known.address, dict.fromkeys(others, addresses["own"]))


@contextmanager
def steps(site: Site, pictures: Pictures, chosen: argparse.Namespace) -> Iterator[list[Step]]:
    """Yield the chosen steps, while the server and the browser are there that they need."""
    port = free_port()
    with running(site.folder) as base, browser.running(port) as opened:
        visits = Round(site, base, opened, port, pictures)
        every = [
            *files(site),
            *visits.pages(),
            *visits.states(build_date()),
            *visits.weight(),
            *visits.lighthouse(),
        ]
        yield [step for step in every if step.is_among(chosen.part, chosen.page)]


def run(todo: list[Step]) -> list[Finding]:
    """Return what all steps find, showing how far they have come."""
    found = []
    with tqdm(todo, unit="step", dynamic_ncols=True) as progress:
        for step in progress:
            progress.set_postfix_str(step.label)
            found += step.run()
    return found


def main(arguments: list[str] | None = None) -> int:
    """Print the report and write it; return the exit code, 2 where the audit could not be made."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built site")
    parser.add_argument(
        "--report", type=Path, default=ROOT / "build" / "audit.html", help="where to write it"
    )
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS, help="what to look at alone")
    parser.add_argument("--page", nargs="+", default=(), help="look only at pages whose address begins so")
    given = parser.parse_args(arguments)
    if not (given.site / "index.html").is_file():
        print(f"{given.site} holds no built site: run `make build` first.", file=sys.stderr)
        return COULD_NOT
    pictures = Pictures()
    try:
        with steps(configured(given.site.resolve()), pictures, given) as todo:
            found = run(todo)
    except (NoBrowserError, ValidatorError, LighthouseError) as error:
        print(error, file=sys.stderr)
        return COULD_NOT
    grouped = report.groups(found, pictures)
    report.write(given.report, grouped, len(todo), build_date().isoformat())
    print("\n".join(report.lines(grouped, len(todo))))
    print(f"With pictures: {given.report}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
