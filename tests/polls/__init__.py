"""The room of polls, seen from outside."""
