"""What MkDocs calls at build time: one file one job, each a thin shell over functions that also run alone."""
