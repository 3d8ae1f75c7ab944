"""What stands around the text of a page: head, cards, the calculator."""
