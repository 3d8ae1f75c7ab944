"""Every fact that the site may state, with its source, and the terms that it uses; standard library only."""

from facts.reader import (
    FOLDER,
    LANGUAGES,
    Claim,
    Dropped,
    Facts,
    FactsError,
    LookedFor,
    Source,
    Term,
    load,
    looked_for_notice,
)

__all__ = [
    "FOLDER",
    "LANGUAGES",
    "Claim",
    "Dropped",
    "Facts",
    "FactsError",
    "LookedFor",
    "Source",
    "Term",
    "load",
    "looked_for_notice",
]
