"""Every fact that the site may state, with its source, and the terms that it uses; standard library only."""

from facts.hosts import Host, refused_links
from facts.reader import (
    FOLDER,
    LANGUAGES,
    Claim,
    Dropped,
    Facts,
    LookedFor,
    Source,
    Term,
    load,
    looked_for_notice,
    overdue,
)
from facts.toml_text import FactsError

__all__ = [
    "FOLDER",
    "LANGUAGES",
    "Claim",
    "Dropped",
    "Facts",
    "FactsError",
    "Host",
    "LookedFor",
    "Source",
    "Term",
    "load",
    "looked_for_notice",
    "overdue",
    "refused_links",
]
