"""Groups, members and their roles, and one page of who may do what."""
