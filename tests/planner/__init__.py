"""Planner: what is written to Graph, against a stand-in that takes no more than Microsoft says."""
