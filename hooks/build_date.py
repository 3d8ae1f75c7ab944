"""The day that a build takes for today: the date in China, or the one that a reproducible build is told."""

import os
from datetime import UTC, date, datetime

from calculator.terminal import CHINA


def build_date() -> date:
    """Return today's date in China (UTC+8), or that of `SOURCE_DATE_EPOCH` (seconds since 1970) if it is set.

    Raises ValueError if `SOURCE_DATE_EPOCH` is not a number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(CHINA).date()
