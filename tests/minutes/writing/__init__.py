"""Minutes as files, and read back from them."""
