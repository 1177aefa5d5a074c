"""What members see: every card, drawn by pure functions from small frozen views. Knows nothing of the house."""
