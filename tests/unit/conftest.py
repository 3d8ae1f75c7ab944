"""What the fast tests share."""

import ctypes

import pytest

from tests.unit.event_files import libical


@pytest.fixture(scope="session")
def library() -> ctypes.CDLL:
    """Return libical, or skip the test."""
    found = libical.find()
    if found is None:
        pytest.skip("libical is not installed here, and only root on Debian can install it unasked")
    return found
