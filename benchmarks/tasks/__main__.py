"""Counts what five tasks take a new reader with a phone: `python -m benchmarks.tasks SITE`.

`SITE` is a folder with a built site. Each task begins on the home page, as opened from a chat, and ends when
the answer is on the screen. The page's clock stands at the moment of the build.
"""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from benchmarks.tasks.reader import Effort, Reader
from hooks.build_date import build_date, build_moment
from tools.find_browser import FLAGS, find_browser
from tools.preview import running

PHONE: ViewportSize = {"width": 360, "height": 740}
FOLDERS = {"zh": "", "en": "en/"}
Task = Callable[[Reader], str]


def when_is_it_done(reader: Reader) -> str:
    """Read when an ordinary card is cancelled by the hotline from today on."""
    return reader.read(".calc-range")


def applied_last_tuesday(reader: Reader) -> str:
    """Find where the case stands."""
    days = (reader.today.weekday() - 1) % 7 or 7
    reader.tap("#asked [data-open=day]")
    reader.enter("#apply", f"{reader.today - timedelta(days)}")
    return reader.read(".calc-phase__title")


def done_by_the_31st(reader: Reader) -> str:
    """Find the last days to apply."""
    reader.tap("a[data-full]")
    reader.tap("#asked [data-open=day]")
    reader.tap("label:has(input[value=finish_by][name=mode])")
    reader.enter("#finish_by", f"{reader.today.replace(month=12, day=31)}")
    return reader.read(".calc-range [data-id^=last_]")


def sixty_cards(reader: Reader) -> str:
    """Have sixty cards of a table worked out."""
    rows = "".join(f"card {number},{reader.today - timedelta(number % 9)}\n" for number in range(60))
    reader.tap("a[data-full]")
    reader.tap("#batch > summary")
    reader.enter("#batch-text", f"label,date\n{rows}")
    reader.tap("#batch-question [type=submit]")
    return reader.read("#batch-table tbody tr")


def at_the_counter(reader: Reader) -> str:
    """Find what to show or to say there."""
    reader.tap(".home__tasks a[href*=choose-a-channel]")
    reader.tap("article a[href*=phrase-card]")
    return reader.read("[data-paper=phrase-card] .paper__phrases li")


TASKS: dict[str, Task] = {
    "When is it done?": when_is_it_done,
    "I applied last Tuesday": applied_last_tuesday,
    "It must be done by the 31st": done_by_the_31st,
    "Sixty cards from a table": sixty_cards,
    "What do I say at the counter?": at_the_counter,
}


def row(name: str, lang: str, effort: Effort, seconds: float) -> str:
    """Return a line of the table."""
    screens = len(effort.screens)
    counted = [effort.taps, effort.entries, effort.pages, screens, round(effort.scrolled), f"{seconds:.1f}"]
    return f"| {name} | {lang} | " + " | ".join(map(str, counted)) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    folder = parser.parse_args().site
    print(
        "| Task | | taps | entries | pages | screens | scrolled, px | s |\n|---|---|---|---|---|---|---|---|"
    )
    with running(folder) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for name, task in TASKS.items():
            for lang, language_folder in FOLDERS.items():
                context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
                context.clock.set_system_time(build_moment())
                reader = Reader(context.new_page(), site, build_date())
                reader.open(language_folder)
                begun = datetime.now(UTC)
                if not task(reader).strip():
                    raise SystemExit(f"{name} ({lang}): the answer is empty")
                print(row(name, lang, reader.effort, (datetime.now(UTC) - begun).total_seconds()), flush=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
