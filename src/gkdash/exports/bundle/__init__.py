"""`export tables --format zip`: the normalised data as CSV and Parquet, with a dictionary and hashes, for other programs."""
