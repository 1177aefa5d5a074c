"""Benchmarks: run by hand, or all by `make bench`; each prints a table, ratios measured in one run."""
