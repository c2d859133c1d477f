"""From files to a store or to JSON lines: finds, reads in worker processes, loads; the one place that knows all steps."""
