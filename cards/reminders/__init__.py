"""Reminders, as members see them: the week's ping and digest, what is soon due, pauses."""
