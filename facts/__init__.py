"""Every fact that the site may state, with its source, and the terms that it uses; standard library only."""

from facts.hosts import Host, refused_links
from facts.reader import (
    FOLDER,
    LANGUAGES,
    Claim,
    Dropped,
    Facts,
    FactsError,
    Source,
    Term,
    load,
    overdue,
)

__all__ = [
    "FOLDER",
    "LANGUAGES",
    "Claim",
    "Dropped",
    "Facts",
    "FactsError",
    "Host",
    "Source",
    "Term",
    "load",
    "overdue",
    "refused_links",
]
