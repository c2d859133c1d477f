"""Pages to look things up in."""
