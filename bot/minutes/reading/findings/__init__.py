"""What the secretary looks for in the text: decisions, assignments, dates and what comes back."""
