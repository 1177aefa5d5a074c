"""Proposals: what members want on the agenda, and what became of it."""
