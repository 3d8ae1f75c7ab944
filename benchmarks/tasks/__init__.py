"""Tasks of a new reader, and what they take."""
