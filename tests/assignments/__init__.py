"""The assignments room, its pure parts."""
