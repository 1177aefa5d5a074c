"""The meetings room, its pure parts."""
