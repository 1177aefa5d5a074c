"""The room of comebacks, seen from outside."""
