"""The porch: the only room that speaks Bot Framework; who knocks is looked at before anything else happens."""
