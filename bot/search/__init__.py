"""Finding what the group has written, by its words in any form; an index of its own, beside the rooms' tables."""
