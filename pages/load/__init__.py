"""Pages by which files come in."""
