"""General Swedish vocabulary: verbs of doing and of telling, first names, months, kinds of groups."""
