"""What happens when the site is built, room by room; MkDocs itself loads `site.py` alone."""
