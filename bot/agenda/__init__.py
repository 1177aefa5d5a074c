"""What a meeting will take up, when, and how long each item may take."""
