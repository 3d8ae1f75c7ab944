"""The steps of the pipeline, one job a file."""
