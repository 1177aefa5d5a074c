"""Rights of the person and retention, seen from outside."""
