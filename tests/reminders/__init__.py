"""Reminders: when they come, to whom, and what they say."""
