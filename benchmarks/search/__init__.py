"""What the search costs on a site that has grown, and how it compares with the peers on the same pages."""
