"""The one clock of the tests: builds and pages take this moment for now, whatever day the suite is run on.

`tests/conftest.py` tells it to every build, `tests/browser/conftest.py` to every page.
"""

from datetime import date

# Noon in China, when it is still the day before in Los Angeles, where the tests' browser stands.
NOW = "2026-11-22T04:00:00Z"
TODAY = date(2026, 11, 22)
SOURCE_DATE_EPOCH = "1795320000"
