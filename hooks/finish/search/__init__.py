"""Makes the search index of a finished site, whoever made it: `python -m hooks.finish.search SITE`.

`sections` cuts the pages, `words` says which words are known (`sounds`, `traditional` and `background` derive
what the vocabulary does not hold), `holidays` names days, and `write` has browser/search/make_index.js lay
the index out by the rules of reading queries.
"""

from hooks.finish.search.write import IndexSizes, SearchError, write_indexes

__all__ = ["IndexSizes", "SearchError", "write_indexes"]
