"""Annual reports on government information disclosure, from published files to traceable facts."""

__version__ = "0.1.0"
