"""Markers become citations, tables and pictures."""
