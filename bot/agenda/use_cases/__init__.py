"""The deeds of the agenda room."""
