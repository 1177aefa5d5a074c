"""Minutes: read, walked through, published."""
