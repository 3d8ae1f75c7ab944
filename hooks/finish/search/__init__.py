"""Makes the search index of a finished site: `python -m hooks.finish.search SITE` does it for any generator's pages.

`sections` cuts the pages, `sounds` and `background` derive what the vocabulary does not hold, `holidays` names
days, and `write` has browser/search/make_index.js lay the index out by the rules by which queries are read.
"""

from hooks.finish.search.write import IndexSizes, SearchError, write_indexes

__all__ = ["IndexSizes", "SearchError", "write_indexes"]
