"""The deeds of the assignments room."""
