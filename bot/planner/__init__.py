"""Assignments in the plan of the team in Microsoft Planner, for those who live there; off by default."""
