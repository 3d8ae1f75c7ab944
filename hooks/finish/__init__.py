"""What is written over the finished site."""
