"""The doctor: looks at settings, database, Microsoft's side and the letters, and says how to mend what is wrong."""
