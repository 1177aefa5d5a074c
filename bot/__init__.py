"""The house: a Teams bot that carries the work of a leadership group."""
