"""How long a build takes as the site grows, beside plain Material on the same pages."""
