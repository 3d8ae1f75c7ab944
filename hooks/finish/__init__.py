"""What is done over the finished site, once, after the last language."""
