"""Annual reports on government information disclosure, from published files to traceable facts."""

__version__ = "0.1.0"

PARSER_VERSION = "10"
"""What reading a document gives, as a whole: readers, extraction and forms. Raised with every change that can give
another result for some file; a store then reads that file again when it meets it."""
