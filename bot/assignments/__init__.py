"""Who promised what, and how far it has come."""
