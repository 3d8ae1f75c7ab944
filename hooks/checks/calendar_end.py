"""Tells before a build that its calendar ends soon, and stops one that would answer for nobody."""

from datetime import date, timedelta

from mkdocs.exceptions import PluginError

WARNED_BEFORE = timedelta(days=60)
WHAT_TO_DO = (
    "add the notice of the next year to the calendar: see “How to update … holidays” in CONTRIBUTING.md. "
    "`make serve` and `make test` work meanwhile."
)


def warning(today: date, last: date) -> str | None:
    """Return the sentence for a build on `today` whose calendar ends on `last`, None if that is far off.

    Both are dates in China. Raises PluginError once the calendar has ended.
    """
    if today > last:
        raise PluginError(
            f"The calendar ended on {last}, and this build is of {today}: it would answer no question about "
            f"today. To build the site again, {WHAT_TO_DO}"
        )
    if last - today > WARNED_BEFORE:
        return None
    return (
        f"The calendar ends on {last}, {(last - today).days} days after this build of {today}: {WHAT_TO_DO}"
    )
