"""How soon the calculator answers, beside other ways of running Python in a page."""
