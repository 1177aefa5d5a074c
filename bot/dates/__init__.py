"""Key dates ahead, that minutes name or organisers add."""
