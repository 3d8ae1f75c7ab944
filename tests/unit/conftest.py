"""What the fast tests share."""

import ctypes

import pytest
from hypothesis import HealthCheck, settings

from tests.unit.event_files import libical

# What must hold for any text is tried on this many; `make unit` takes the smaller number.
# How long one takes is measured elsewhere: a busy machine must not fail a test.
CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("whole", CALM, max_examples=150)
settings.register_profile("quick", CALM, max_examples=25)
settings.load_profile("whole")


@pytest.fixture(scope="session")
def library() -> ctypes.CDLL:
    """Return libical, or skip the test."""
    found = libical.find()
    if found is None:
        pytest.skip("libical is not installed here, and only root on Debian can install it unasked")
    return found
