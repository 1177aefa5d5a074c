"""Matters that come back to a later meeting, and questions to ponder until then."""
