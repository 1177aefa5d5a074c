"""Assignments, as members see them."""
