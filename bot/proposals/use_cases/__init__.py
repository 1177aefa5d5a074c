"""The deeds of the proposals room."""
