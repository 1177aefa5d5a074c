"""The room of sisters, seen from outside."""
