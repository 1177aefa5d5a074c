"""The room of dates, seen from outside."""
