"""Measurements of gkdash against what a user would otherwise run, and of its readings against known truth."""

from gkdash.bench.measure import Measurement, names, run

__all__ = ["Measurement", "names", "run"]
