"""Pyodide's files, the site's archives and the snapshot of a Python that is ready to answer."""
