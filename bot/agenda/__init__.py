"""Proposals, and the agenda that they may become part of."""
