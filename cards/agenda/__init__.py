"""The agenda room's face: what is proposed, and what the meeting will take up."""
