"""The moment that a build takes for now, and its day in China; a reproducible build is told it."""

import os
from datetime import UTC, date, datetime

from mkdocs.exceptions import PluginError

from calculator.terminal import CHINA


def build_moment() -> datetime:
    """Return this moment, or that of `SOURCE_DATE_EPOCH` (seconds since 1970) if it is set; in UTC.

    Raises PluginError if that is not such a number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise PluginError(
            f"The environment variable SOURCE_DATE_EPOCH is {epoch!r}; it should be a whole number, the "
            "seconds since the beginning of 1970."
        ) from None


def build_date() -> date:
    """Return the date in China (UTC+8) at the build's moment; raises as `build_moment` does."""
    return build_moment().astimezone(CHINA).date()
