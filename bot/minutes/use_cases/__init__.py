"""The deeds of the minutes room."""
