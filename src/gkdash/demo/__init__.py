"""The demonstration county: fictional agencies and reports with known truth; nothing outside tests and demos needs it."""
