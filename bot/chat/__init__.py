"""One turn of talk: what was said or pressed, by whom, where, and the answer. Knows no framework."""
