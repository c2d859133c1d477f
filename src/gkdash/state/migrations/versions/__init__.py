"""The steps, applied in order."""
