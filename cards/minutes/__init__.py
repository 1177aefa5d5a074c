"""The minutes room's face: the draft that the secretary goes through, and what the group gets to read."""
