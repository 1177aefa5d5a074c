"""What is kept about people and for how long: export, anonymisation, and the purge of raw texts."""
