"""The same rooms again, seen from outside."""
