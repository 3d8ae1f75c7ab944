"""Turn a scraped article into a clean Markdown draft, and account for every change made on the way.

`normalize(text)` is the whole package in one call; `python -m normalizer --help` is the same as a command.
"""

from normalizer.model import Change, Draft, Line, Step
from normalizer.pipeline import STEPS, Normalized, normalize

__all__ = ["STEPS", "Change", "Draft", "Line", "Normalized", "Step", "normalize"]
