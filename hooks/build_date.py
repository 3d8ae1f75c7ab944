"""The day that a build takes for today: the date in China, or the one that a reproducible build is told."""

import os
from datetime import UTC, date, datetime

from mkdocs.exceptions import PluginError

from calculator.terminal import CHINA


def build_date() -> date:
    """Return today's date in China (UTC+8), or that of `SOURCE_DATE_EPOCH` (seconds since 1970) if it is set.

    Raises PluginError if that is not such a number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise PluginError(
            f"The environment variable SOURCE_DATE_EPOCH is {epoch!r}; it should be a whole number, the "
            "seconds since the beginning of 1970."
        ) from None
    return now.astimezone(CHINA).date()
