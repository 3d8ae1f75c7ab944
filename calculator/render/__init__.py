"""Turn results into plain data with wording, one part of the answer a file."""
