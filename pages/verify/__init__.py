"""Pages to check things on."""
