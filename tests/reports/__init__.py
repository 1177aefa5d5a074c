"""The room of reports, seen from outside."""
