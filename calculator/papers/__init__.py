"""The papers that a reader hands in or reads out: what they say, and how they are filled in."""
