"""Live notes, seen from outside."""
