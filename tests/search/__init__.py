"""The room of search, seen from outside."""
