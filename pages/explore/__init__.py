"""Pages to ask questions of one's own, and to see how figures are defined."""
