"""What the meeting will take up."""
