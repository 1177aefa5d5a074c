"""One module for each kind of file: bytes become lines, and nothing of them is run."""
