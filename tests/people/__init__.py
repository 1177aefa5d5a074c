"""People, seen from outside."""
