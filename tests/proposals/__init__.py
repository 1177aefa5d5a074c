"""The room of proposals, seen from outside."""
