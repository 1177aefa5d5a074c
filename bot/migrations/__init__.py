"""The database's history, one step a file; no step imports the models."""
