"""The façade, seen from outside."""
