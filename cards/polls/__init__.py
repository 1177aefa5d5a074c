"""Check-in and check-out, as members see them."""
