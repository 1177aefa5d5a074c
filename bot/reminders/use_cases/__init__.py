"""The deeds of reminding: setting the clock, sending, pausing, and keeping who can't be reached."""
