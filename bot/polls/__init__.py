"""Check-in and check-out: one question when a meeting opens, one when it closes."""
