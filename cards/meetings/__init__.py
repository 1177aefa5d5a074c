"""When and where the group meets."""
