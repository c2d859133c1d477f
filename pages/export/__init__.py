"""Pages that hand over."""
