"""The Markdown pages as data: reading, addresses, problems."""
