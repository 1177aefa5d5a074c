"""The agenda, seen from outside."""
