"""What the fast tests share."""

import ctypes

import pytest
from hypothesis import settings

from tests.unit.event_files import libical

# What must hold for any text is tried on this many; `make unit` takes the smaller number.
settings.register_profile("whole", max_examples=150)
settings.register_profile("quick", max_examples=25)
settings.load_profile("whole")


@pytest.fixture(scope="session")
def library() -> ctypes.CDLL:
    """Return libical, or skip the test."""
    found = libical.find()
    if found is None:
        pytest.skip("libical is not installed here, and only root on Debian can install it unasked")
    return found
