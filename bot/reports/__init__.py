"""Short reports from the groups around: who reports on what, asked before each meeting."""
