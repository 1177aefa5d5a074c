"""The log of deeds, seen from outside."""
