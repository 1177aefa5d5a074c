"""How a group is set up: one form over the settings of every room."""
